// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.backtest.LiquidationRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.StringJoiner;

/** What was liquidated, for the terminal; the page takes its figures from here too. */
public final class LiquidationText {
  private LiquidationText() {}

  static void write(TextPage text, BacktestReport test) {
    List<LiquidationRow> rows = test.liquidations();
    if (rows.isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable(
            "llrrrrrrr",
            "Liquidated",
            "Position",
            "Closed",
            "Entry",
            "Close before",
            "Liquidated at",
            "Close after",
            "Fees in it",
            "Result");
    for (LiquidationRow row : rows) {
      table.row(
          Figures.date(row.time()),
          row.position(),
          figure(row.quantity()),
          entry(row),
          price(row.before()),
          figure(row.price()),
          price(row.after()),
          fees(row),
          result(row));
    }
    text.table(table, true);
    text.paragraph("", summary(test));
    text.line("");
  }

  /** What was lost with all that was liquidated, and what was left. */
  public static String summary(BacktestReport test) {
    SequencedMap<String, Double> results = new LinkedHashMap<>();
    SequencedMap<String, Double> covers = new LinkedHashMap<>();
    for (LiquidationRow row : test.liquidations()) {
      results.merge(row.asset(), row.result(), Double::sum);
      covers.merge(row.asset(), row.covered(), Double::sum);
    }
    covers.values().removeIf(amount -> amount == 0);
    Instant last = test.liquidations().getLast().time();
    StringBuilder text =
        new StringBuilder(Figures.count(test.liquidations().size(), "liquidation"))
            .append(" brought ")
            .append(amounts(results, true))
            .append(" from entry, fees paid");
    if (!covers.isEmpty()) {
      text.append("; the insurance fund bore ").append(amounts(covers, false)).append(" of it");
    }
    equity(test, last)
        .ifPresent(left ->
            text.append(". Equity at ")
                .append(Figures.date(last))
                .append(" 00:00 UTC was ")
                .append(Figures.cents(left))
                .append(" USDT"));
    return text.append(
            ". The venue closes inside the bar that ends then; its price need not lie between the"
                + " closes.")
        .toString();
  }

  private static OptionalDouble equity(BacktestReport test, Instant time) {
    int day = test.days().indexOf(time);
    return day < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(test.strategy().equity().values().get(day));
  }

  private static String amounts(SequencedMap<String, Double> amounts, boolean signed) {
    StringJoiner text = new StringJoiner(" and ");
    amounts.forEach((asset, amount) -> text.add(amount(asset, amount, signed) + " " + asset));
    return text.toString();
  }

  /** A price, or a dash. */
  public static String price(OptionalDouble price) {
    return Figures.of(price, LiquidationText::figure);
  }

  /** A quantity or a price, to the last of its eight decimals. */
  public static String figure(double value) {
    return Figures.exact(BigDecimal.valueOf(value).stripTrailingZeros());
  }

  /** The average entry price: it is a quotient, so to eight figures. */
  public static String entry(LiquidationRow row) {
    return figure(new BigDecimal(row.entry()).round(new MathContext(8)).doubleValue());
  }

  /** What the position brought from its entry on, with its asset unless that is the dollar. */
  public static String result(LiquidationRow row) {
    return amount(row.asset(), row.result(), true) + coin(row);
  }

  /** The taker's and the liquidation fee. */
  public static String fees(LiquidationRow row) {
    return amount(row.asset(), row.fee() + row.liquidationFee(), false) + coin(row);
  }

  private static String coin(LiquidationRow row) {
    return row.asset().equals("USDT") ? "" : " " + row.asset();
  }

  /** Dollars to the cent, coins to the last decimal. */
  private static String amount(String asset, double amount, boolean signed) {
    if (asset.equals("USDT")) {
      return signed ? Figures.gainCents(amount) : Figures.cents(amount);
    }
    String exact =
        Figures.exact(
            BigDecimal.valueOf(amount).setScale(8, RoundingMode.HALF_EVEN).stripTrailingZeros());
    return signed && amount > 0 ? "+" + exact : exact;
  }
}
