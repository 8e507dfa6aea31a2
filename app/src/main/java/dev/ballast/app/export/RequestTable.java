// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import dev.ballast.report.backtest.RequestRow;
import java.math.BigDecimal;
import java.util.List;

/** What an orders file asked for and what became of it; no rows where there was none. */
final class RequestTable {
  private RequestTable() {}

  private static String plain(BigDecimal figure) {
    return figure.stripTrailingZeros().toPlainString();
  }

  static Table<?> of(List<RequestRow> rows) {
    return Table.of("requests", rows)
        .count("entry", row -> (long) row.entry())
        .time("day", RequestRow::day)
        .text("id", RequestRow::id)
        .text("asked", RequestRow::asked)
        .text("outcome", row -> row.outcome().toString())
        .maybeTime("time", RequestRow::time)
        .maybeExact("quantity", row -> row.quantity().map(RequestTable::plain))
        .maybeExact("filled", row -> row.filled().map(RequestTable::plain))
        .number("price", RequestRow::price)
        .maybeExact("fee", row -> row.fee().map(RequestTable::plain))
        .text("asset", row -> row.asset().orElse(""))
        .text("note", RequestRow::note);
  }
}
