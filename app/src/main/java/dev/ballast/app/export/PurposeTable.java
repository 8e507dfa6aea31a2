// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.attribution.PurposeProfit;

/** What each purpose has made over the whole run; gained +, lost -. */
final class PurposeTable {
  private PurposeTable() {}

  static Table<?> of(Attribution attribution) {
    return Table.of("purposes", attribution.byPurpose())
        .text("purpose", one -> one.purpose().text())
        .money("prices", PurposeProfit::prices)
        .money("funding", PurposeProfit::funding)
        .money("fees", PurposeProfit::fees)
        .money("slippage", PurposeProfit::slippage)
        .money("liquidation", PurposeProfit::liquidation)
        .money("cash_flows", PurposeProfit::cashFlows)
        .money("total", PurposeProfit::total);
  }
}
