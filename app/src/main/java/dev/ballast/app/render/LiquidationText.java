// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.backtest.LiquidationRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/** What was liquidated, for the terminal; the page takes its figures from here too. */
public final class LiquidationText {
  private LiquidationText() {}

  static void write(TextPage text, List<LiquidationRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable(
            "llrrrrrr",
            "Liquidated",
            "Position",
            "Closed",
            "Before",
            "At",
            "After",
            "Fees",
            "Covered");
    for (LiquidationRow row : rows) {
      table.row(
          Figures.date(row.time()),
          row.position(),
          figure(row.quantity()),
          price(row.before()),
          figure(row.price()),
          price(row.after()),
          amount(row, row.fee() + row.liquidationFee()),
          amount(row, row.covered()));
    }
    text.table(table, true);
  }

  /** A price, or a dash. */
  public static String price(OptionalDouble price) {
    return Figures.of(price, LiquidationText::figure);
  }

  /** A quantity or a price, to the last of its eight decimals. */
  public static String figure(double value) {
    return Figures.exact(BigDecimal.valueOf(value).stripTrailingZeros());
  }

  /** An amount with its asset: dollars to the cent, coins to the last decimal. */
  public static String amount(LiquidationRow row, double amount) {
    return row.asset().equals("USDT") ? Figures.cents(amount) : figure(amount) + " " + row.asset();
  }
}
