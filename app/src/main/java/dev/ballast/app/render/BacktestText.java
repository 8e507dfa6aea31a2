// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.backtest.Costs;
import dev.ballast.report.backtest.HedgeOutcome;
import dev.ballast.report.backtest.Substitute;
import dev.ballast.report.figure.Drawdown;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Performance;
import dev.ballast.report.figure.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The fifth part as text: whether it would have worked. */
public final class BacktestText {
  private static final int DAYS_SHOWN = 45;

  private BacktestText() {}

  static void write(TextPage text, BacktestReport test) {
    text.part("5  Would it have worked", Answers.warnings(test), Answers.worked(test));
    TextTable statistics =
        new TextTable(
            "lrrrrrrr",
            "Statistics",
            "Return",
            "A year",
            "Volatility",
            "Deepest fall",
            "Sharpe",
            "Sortino",
            "Calmar");
    for (Track track : test.tracks()) {
      Performance performance = track.performance();
      statistics.row(
          track.name(),
          Figures.of(performance.totalReturn(), Figures::change),
          Figures.of(performance.annualisedReturn(), Figures::change),
          Figures.of(performance.volatility(), Figures::percent),
          Figures.of(performance.maximumDrawdown(), Figures::percent),
          Figures.of(performance.sharpe(), Figures::ratio),
          Figures.of(performance.sortino(), Figures::ratio),
          Figures.of(performance.calmar(), Figures::ratio));
    }
    text.table(statistics, true);
    TextTable falls = new TextTable("rlll", "Deepest falls", "From", "Lowest", "Recovered");
    for (Drawdown fall : test.strategy().performance().drawdowns()) {
      falls.row(
          Figures.percent(fall.depth()),
          Figures.date(fall.peak()),
          Figures.date(fall.trough()),
          fall.recovered().map(Figures::date).orElse("not yet"));
    }
    text.table(falls, true);
    Costs costs = test.costs();
    text.paragraph(
        "",
        "Turnover "
            + Figures.of(costs.turnover(), Figures::ratio)
            + " x equity ("
            + Figures.of(costs.turnoverYearly(), Figures::ratio)
            + " a year), fees "
            + Figures.cents(costs.fees())
            + ", slippage "
            + Figures.cents(costs.slippage())
            + ", funding received "
            + Figures.cents(costs.fundingReceived())
            + ", paid "
            + Figures.cents(costs.fundingPaid())
            + ".");
    text.line("");
    test.hedge().ifPresent(hedge -> hedge(text, hedge));
    days(text, test);
    RequestText.write(text, test);
    AttributionText.write(text, test.attribution());
    LiquidationText.write(text, test);
    text.paragraph("", "Orders: " + test.orders() + "; list hash " + test.orderHash());
    text.paragraph("", "Books against replay: " + Answers.residual(test));
    for (Substitute substitute : test.substitutes()) {
      text.paragraph("", "Substitute, " + substitute.count() + " x: " + substitute.what());
    }
    text.notes(Answers.notes(test));
  }

  /** Whether a run is shown day by day; a long one is seen in its statistics. */
  public static boolean isShort(BacktestReport test) {
    return test.days().size() <= DAYS_SHOWN;
  }

  /**
   * Equity at a close, what it has earned since the one before, and exposure: spot, futures, net.
   */
  public static List<String> day(BacktestReport test, int day) {
    double equity = test.strategy().equity().values().get(day);
    List<Double> growth = test.strategy().growth().values();
    int start = Math.max(0, day - 1);
    boolean none = growth.get(start) == 0 || test.strategy().equity().values().get(start) == 0;
    List<String> cells = new ArrayList<>();
    cells.add(Figures.whole(equity));
    cells.add(none ? Figures.NONE : Figures.change(growth.get(day) / growth.get(start) - 1));
    for (PartialCurve curve : test.exposures()) {
      OptionalDouble share = curve.values().get(day);
      cells.add(share.isPresent() ? Figures.percent(share.getAsDouble()) : Figures.NONE);
    }
    return cells;
  }

  private static void hedge(TextPage text, HedgeOutcome hedge) {
    text.paragraph("", HedgeAnswers.answer(hedge));
    text.line("");
    List<HedgeAnswers.Row> rows = HedgeAnswers.rows(hedge);
    if (!rows.isEmpty()) {
      TextTable table = new TextTable("lrr", "Portfolio beta at reviews", "Mean", "Highest");
      rows.forEach(row -> table.row(row.name(), row.mean(), row.highest()));
      text.table(table, true);
    }
    List<String> notes = HedgeAnswers.notes(hedge);
    if (!notes.isEmpty()) {
      text.notes(notes);
      text.line("");
    }
  }

  private static void days(TextPage text, BacktestReport test) {
    if (!isShort(test)) {
      return;
    }
    TextTable table =
        new TextTable("lrrrrr", "Day by day", "Equity", "Change", "Spot", "Futures", "Net");
    for (int day = 0; day < test.days().size(); day++) {
      List<String> cells = day(test, day);
      table.row(
          Figures.date(test.days().get(day)),
          cells.get(0),
          cells.get(1),
          cells.get(2),
          cells.get(3),
          cells.get(4));
    }
    text.table(table, true);
  }
}
