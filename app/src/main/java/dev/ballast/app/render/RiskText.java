// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.risk.LossRow;
import dev.ballast.report.risk.RiskReport;
import dev.ballast.report.risk.ScenarioFigures;
import dev.ballast.report.risk.ScenarioRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fourth part as text: what can go wrong. */
final class RiskText {
  private RiskText() {}

  static void write(TextPage text, RiskReport report) {
    boolean planned = report.after().isPresent();
    text.part("4  What can go wrong", RiskAnswers.answer(report));
    text.table(scenarios(report, planned), true);
    text.notes(RiskAnswers.remarks(report));
    text.paragraph("", RiskAnswers.legend(planned));
    text.line("");
    if (!report.before().losses().isEmpty()) {
      text.table(losses(report, planned), true);
      text.paragraph("", RiskAnswers.lossLegend());
      text.line("");
    }
    TextTable carried =
        planned
            ? new TextTable("lrr", "Leverage and concentration", "Now", "Planned")
            : new TextTable("lr", "Leverage and concentration", "Now");
    for (RiskAnswers.Pair pair : RiskAnswers.carried(report)) {
      if (planned) {
        carried.row(pair.name(), pair.before(), pair.after());
      } else {
        carried.row(pair.name(), pair.before());
      }
    }
    text.table(carried, true);
    text.notes(RiskAnswers.meanings(report));
    text.notes(report.notes());
  }

  private static TextTable scenarios(RiskReport report, boolean planned) {
    TextTable table =
        planned
            ? new TextTable(
                "lrrrrrrrrr",
                "Scenario",
                "Spot",
                "Futures",
                "Now",
                "Share",
                "Margin",
                "Futures",
                "Planned",
                "Share",
                "Margin")
            : new TextTable(
                "lrrrrrrr",
                "Scenario",
                report.benchmark(),
                "Spot",
                "Futures",
                "Total",
                "Share",
                "Equity",
                "Margin");
    for (ScenarioRow row : RiskAnswers.scenarios(report)) {
      ScenarioFigures now = row.before();
      List<String> cells =
          new ArrayList<>(
              List.of(
                  row.name(),
                  Figures.gain(now.spot()),
                  Figures.gain(now.futures() + now.covered()),
                  Figures.gain(now.total()),
                  Figures.of(now.share(), Figures::change)));
      if (planned) {
        cells.add(RiskAnswers.margin(now));
        ScenarioFigures then = row.after().orElse(now);
        cells.add(Figures.gain(then.futures() + then.covered()));
        cells.add(Figures.gain(then.total()));
        cells.add(Figures.of(then.share(), Figures::change));
        cells.add(RiskAnswers.margin(then));
      } else {
        cells.add(1, Figures.change(row.market()));
        cells.add(Figures.whole(now.equity()));
        cells.add(RiskAnswers.margin(now));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static TextTable losses(RiskReport report, boolean planned) {
    List<String> header =
        new ArrayList<>(List.of("Value at risk", "Loses over", "Share", "Mean beyond"));
    if (planned) {
      header.add("Planned");
    }
    header.addAll(List.of("Exceeded", "Count", "Clusters"));
    TextTable table =
        new TextTable("lrrr" + (planned ? "r" : "") + "rrr", header.toArray(String[]::new));
    for (LossRow row : report.before().losses()) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  RiskAnswers.name(row),
                  Figures.whole(row.valueAtRisk()),
                  Figures.of(row.share(), Figures::percent),
                  Figures.whole(row.expectedShortfall())));
      if (planned) {
        Optional<LossRow> then = RiskAnswers.after(report, row);
        cells.add(then.map(one -> Figures.whole(one.valueAtRisk())).orElse(Figures.NONE));
      }
      cells.add(RiskAnswers.exceeded(row));
      cells.add(RiskAnswers.share(row));
      cells.add(RiskAnswers.alone(row));
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }
}
