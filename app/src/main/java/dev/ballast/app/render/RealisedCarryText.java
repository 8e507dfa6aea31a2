// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.backtest.CarryReport;

/** What carries were expected to yield and did, for the terminal. */
final class RealisedCarryText {
  private RealisedCarryText() {}

  static void write(TextPage text, CarryReport carry) {
    text.part(
        "Carry, expected and realised",
        carry
            .all()
            .map(all ->
                "Carries were expected to yield "
                    + Figures.of(all.expected(), Figures::change)
                    + " a year when they were entered, and did yield "
                    + Figures.of(all.realised(), Figures::change)
                    + ", on what they tied up and after their costs.")
            .orElse("No carry was held."));
    if (carry.all().isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable(
            "lrrrrrr",
            "Carry",
            "Times",
            "Capital x days",
            "Expected/y",
            "Realised/y",
            "Funding",
            "Profit");
    carry.assets().forEach(one -> row(table, one));
    if (carry.assets().size() > 1) {
      carry.all().ifPresent(one -> row(table, one));
    }
    text.table(table, true);
  }

  private static void row(TextTable table, CarryReport.Sum one) {
    table.row(
        one.name(),
        Integer.toString(one.holdings()),
        Figures.whole(one.capitalDays()),
        Figures.of(one.expected(), Figures::change),
        Figures.of(one.realised(), Figures::change),
        Figures.gainCents(one.funding().doubleValue()),
        Figures.gainCents(one.profit().doubleValue()));
  }
}
