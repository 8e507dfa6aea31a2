// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.backtest.LotReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What sales realised by lot, for the terminal. */
final class LotText {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private LotText() {}

  static void write(TextPage text, LotReport lots) {
    BigDecimal tax = lots.years().stream().map(LotReport.Year::tax).reduce(ZERO, BigDecimal::add);
    text.part(
        "Realised lots",
        "Sales of coins, "
            + lots.method()
            + ", are taxed with "
            + Figures.cents(tax.doubleValue())
            + " USDT, which no other figure counts.");
    if (!lots.years().isEmpty()) {
      List<String> head = new ArrayList<>(List.of("Gains by year"));
      head.addAll(lots.periods());
      head.add("Tax");
      TextTable table =
          new TextTable("l" + "r".repeat(head.size() - 1), head.toArray(String[]::new));
      for (LotReport.Year year : lots.years()) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(year.year())));
        year.gains().forEach(gain -> cells.add(Figures.gainCents(gain.doubleValue())));
        cells.add(Figures.cents(year.tax().doubleValue()));
        table.row(cells.toArray(String[]::new));
      }
      text.table(table, true);
    }
    TextTable held =
        new TextTable("lrrrrr", "Asset", "Held", "Cost", "Cost unknown", "Unrealised", "Realised");
    for (LotReport.Held one : lots.assets()) {
      held.row(
          one.asset(),
          Figures.readable(one.quantity()),
          Figures.cents(one.cost().doubleValue()),
          one.unknown().signum() == 0 ? "" : Figures.readable(one.unknown()),
          one.unrealised().map(gain -> Figures.gainCents(gain.doubleValue())).orElse(Figures.NONE),
          Figures.gainCents(one.realised().doubleValue()));
    }
    if (!lots.assets().isEmpty()) {
      text.table(held, true);
    }
    text.notes(lots.notes());
  }
}
