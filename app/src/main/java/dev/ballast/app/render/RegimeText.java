// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import java.util.List;

/** The market's phase as text. */
public final class RegimeText {
  private RegimeText() {}

  /** What is shown of a phase, in the order of the cycle, by its name. */
  public static final List<String> PHASES =
      List.of("dominance", "layer-ones", "narratives", "peak", "bear", "none");

  static void write(TextPage text, RegimeReport report) {
    text.head("The market's phase as of " + Figures.date(report.asOf()) + ": " + report.title());
    text.paragraph("", "It buys " + report.buys() + ".");
    if (!report.rules().equals("default")) {
      text.paragraph("", "By the rules \"" + report.rules() + "\".");
    }
    text.line("");
    report.sentences().forEach(one -> text.hanging("* ", one));
    if (!report.dominanceBy().isEmpty()) {
      text.hanging("* ", "Dominance is measured by " + report.dominanceBy() + ".");
    }
    text.line("");
    TextTable measures = new TextTable("lr", "Measure", "Now");
    for (RegimeReport.Measure measure : report.measures()) {
      measures.row(measure.name(), Figures.of(measure.value(), Figures::percent));
    }
    text.table(measures, true);
    TextTable spans =
        new TextTable("lllrr", "Phase", "From", "To", report.benchmark(), "Others, mean");
    for (RegimeReport.Row row : report.spans()) {
      spans.row(
          row.phase(),
          row.from().toString(),
          row.to().toString(),
          Figures.change(row.benchmark()),
          Figures.of(row.others(), Figures::change));
    }
    text.table(spans, true);
  }
}
