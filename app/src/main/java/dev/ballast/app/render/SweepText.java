// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.sweep.KeyLine;
import dev.ballast.sweep.SweepReport;
import dev.ballast.sweep.SweepResult;
import dev.ballast.sweep.VariantOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sweep for a terminal: how far the best is luck, then best, middle and worst, then the keys. */
public final class SweepText {
  private static final int FAILURES = 5;
  private static final int VALUES = 12;

  private SweepText() {}

  /** The text, in so many columns. */
  public static String of(SweepReport report, int width, boolean color) {
    TextPage page = new TextPage(width, color);
    page.part("Sweep", SweepAnswers.counts(report) + ".");
    if (report.simulated()) {
      page.head("The market was made up by the program: nothing here says anything of real ones.");
    }
    failures(page, report.result());
    page.head("How far the best is luck");
    page.notes(SweepAnswers.luck(report));
    SweepAnswers.neighbourhood(report).ifPresent(one -> page.notes(List.of(one)));
    page.line("");
    variants(page, report.result());
    for (KeyLine line : report.lines()) {
      key(page, line);
    }
    page.paragraph("", SweepAnswers.measured(report));
    page.paragraph("", report.provenance());
    return page.toString();
  }

  private static void failures(TextPage page, SweepResult result) {
    List<String> lines = new ArrayList<>();
    result.failures().forEach((reason, count) -> lines.add(count + " failed: " + reason));
    if (lines.size() > FAILURES) {
      int more = lines.size() - FAILURES;
      lines.subList(FAILURES, lines.size()).clear();
      lines.add("and for " + Figures.count(more, "other reason"));
    }
    if (!lines.isEmpty()) {
      page.notes(lines);
      page.line("");
    }
  }

  private static void variants(TextPage page, SweepResult result) {
    if (result.best().isEmpty()) {
      return;
    }
    List<String> heads = new ArrayList<>(List.of("", "no."));
    heads.addAll(SweepAnswers.HEADS);
    TextTable table =
        new TextTable("l" + "r".repeat(heads.size() - 1), heads.toArray(String[]::new));
    row(table, "best", result.best());
    row(table, "middle", result.median());
    row(table, "worst", result.worst());
    page.table(table, true);
    page.notes(
        List.of(
            "best: " + result.best().orElseThrow().variant(),
            "middle: " + result.median().orElseThrow().variant(),
            "worst: " + result.worst().orElseThrow().variant()));
    page.line("");
  }

  private static void row(TextTable table, String name, Optional<VariantOutcome.Ran> found) {
    VariantOutcome.Ran one = found.orElseThrow();
    List<String> cells = new ArrayList<>(List.of(name, Integer.toString(one.variant().number())));
    cells.addAll(SweepAnswers.cells(one));
    table.row(cells.toArray(String[]::new));
  }

  private static void key(TextPage page, KeyLine line) {
    if (line.points().isEmpty()) {
      return;
    }
    page.head(
        line.key()
            + ": means of its values lie "
            + SweepAnswers.spread(line)
            + " apart in Sharpe ratio");
    TextTable table = new TextTable("lrrrr", "value", "variants", "least", "mean", "most");
    int shown = 0;
    int step = Math.max(1, Math.ceilDiv(line.points().size(), VALUES));
    for (KeyLine.Point point : line.points()) {
      if (shown++ % step == 0) {
        table.row(
            point.value(),
            Integer.toString(point.count()),
            Figures.ratio(point.least()),
            Figures.ratio(point.mean()),
            Figures.ratio(point.most()));
      }
    }
    page.table(table, true);
  }
}
