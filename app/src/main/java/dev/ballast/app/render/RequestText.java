// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.backtest.RequestOutcome;
import dev.ballast.report.backtest.RequestRow;
import java.math.BigDecimal;
import java.util.StringJoiner;

/** What an orders file asked for and what became of it; the page takes its words from here too. */
public final class RequestText {
  private RequestText() {}

  static void write(TextPage text, BacktestReport test) {
    if (test.requests().isEmpty()) {
      return;
    }
    TextTable table = new TextTable("lll", "Entry", "Asked for", "What became of it");
    for (RequestRow row : test.requests()) {
      table.row(row.id(), row.asked(), outcome(row));
    }
    text.table(table, true);
  }

  /** How many of the rows came to what: {@code The orders file: 9 done, 2 refused}. */
  public static String summary(BacktestReport test) {
    StringJoiner counts = new StringJoiner(", ", "The orders file: ", "");
    for (RequestOutcome outcome : RequestOutcome.values()) {
      long count = test.requests().stream().filter(row -> row.outcome() == outcome).count();
      if (count > 0) {
        counts.add(count + " " + (outcome == RequestOutcome.OPEN ? "open at the end" : outcome));
      }
    }
    return counts.toString();
  }

  /** What became of a request; what happened inside a bar is told at its close. */
  public static String outcome(RequestRow row) {
    String done =
        switch (row.outcome()) {
          case DONE -> "done";
          case FILLED -> fills(row, "filled") + by(row);
          case OPEN -> part(row) + "open at the end";
          case CANCELLED -> part(row) + "cancelled" + by(row);
          case REFUSED -> "refused";
        };
    return row.note().isEmpty() ? done : done + ": " + row.note();
  }

  private static String part(RequestRow row) {
    boolean some = row.filled().filter(filled -> filled.signum() > 0).isPresent();
    return some
        ? fills(row, "filled " + Figures.exact(row.filled().orElseThrow())) + "; the rest "
        : "";
  }

  private static String fills(RequestRow row, String filled) {
    String price = Figures.of(row.price(), figure -> Figures.readable(BigDecimal.valueOf(figure)));
    String fee =
        row.fee()
            .filter(one -> one.signum() != 0)
            .map(one -> ", fee " + Figures.exact(one) + " " + row.asset().orElse(""))
            .orElse("");
    return filled + " at " + price + fee;
  }

  private static String by(RequestRow row) {
    return row.time().map(time -> " by " + Figures.date(time)).orElse("");
  }
}
