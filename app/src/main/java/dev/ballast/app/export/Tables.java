// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import dev.ballast.engine.Backtest;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.tearsheet.TearSheet;
import java.util.ArrayList;
import java.util.List;

/** All tables of an export, in the order in which the guide lists them. */
final class Tables {
  static final List<String> NAMES =
      List.of(
          "equity",
          "returns",
          "risk",
          "months",
          "drawdowns",
          "tear-sheet",
          "attribution",
          "allocation",
          "purposes",
          "orders",
          "fills",
          "funding",
          "account-events",
          "positions",
          "balances",
          "requests");

  private Tables() {}

  static List<Table<?>> of(
      Backtest backtest, Attribution attribution, BacktestReport report, TearSheet sheet) {
    List<Table<?>> tables = new ArrayList<>();
    tables.add(AccountTables.equity(backtest, report));
    tables.addAll(TearSheetTables.of(report, sheet));
    tables.add(AttributionTable.of(attribution));
    tables.add(AllocationTable.of(attribution.allocation()));
    tables.add(PurposeTable.of(attribution));
    tables.addAll(EventTables.of(backtest.events()));
    tables.add(AccountTables.positions(backtest.run().snapshots()));
    tables.add(AccountTables.balances(backtest.run().snapshots()));
    tables.add(RequestTable.of(report.requests()));
    return tables;
  }
}
