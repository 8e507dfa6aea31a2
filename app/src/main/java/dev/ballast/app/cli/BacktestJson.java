// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.engine.Backtest;
import dev.ballast.policy.Policy;
import dev.ballast.report.BacktestReport;
import dev.ballast.report.BacktestReports;
import dev.ballast.report.Costs;
import dev.ballast.report.OrderCounts;
import dev.ballast.report.Performance;
import dev.ballast.report.ProfitStatement;
import dev.ballast.report.ProfitStatement.Cause;
import dev.ballast.report.Substitute;
import dev.ballast.report.TearSheet;
import dev.ballast.report.Track;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What {@code backtest --json} prints; amounts are exact, in the quote asset. */
record BacktestJson(
    String policy,
    Instant from,
    Instant to,
    BigDecimal initialEquity,
    BigDecimal finalEquity,
    BigDecimal fees,
    BigDecimal funding,
    BigDecimal slippage,
    SequencedMap<String, BigDecimal> profitByAsset,
    SequencedMap<String, BigDecimal> profitByCause,
    BigDecimal conservationResidual,
    BigDecimal unexplainedProfit,
    String orderListHash,
    OrderCounts orders,
    Costs costs,
    SequencedMap<String, Performance> performance,
    List<Substitute> substitutes,
    List<String> notes,
    List<Point> equity,
    TearSheet tearSheet) {

  /** Equity at a moment. */
  record Point(Instant time, BigDecimal equity) {}

  static BacktestJson of(Policy policy, Backtest backtest, BacktestReport report, TearSheet sheet) {
    ProfitStatement profit = BacktestReports.profit(backtest);
    SequencedMap<String, BigDecimal> byAsset = new LinkedHashMap<>();
    for (Map.Entry<Asset, Money> one : profit.byAsset().entrySet()) {
      byAsset.put(one.getKey().code(), one.getValue().toDecimal());
    }
    SequencedMap<String, BigDecimal> byCause = new LinkedHashMap<>();
    for (Map.Entry<Cause, Money> one : profit.byCause().entrySet()) {
      byCause.put(name(one.getKey()), one.getValue().toDecimal());
    }
    SequencedMap<String, Performance> performance = new LinkedHashMap<>();
    for (Track track : report.tracks()) {
      performance.put(track.name(), track.performance());
    }
    return new BacktestJson(
        policy.name(),
        report.from(),
        report.to(),
        backtest.run().first().exposure().equity().toDecimal(),
        backtest.run().last().exposure().equity().toDecimal(),
        profit.by(Cause.FEES).negated().toDecimal(),
        profit.by(Cause.FUNDING).toDecimal(),
        profit.by(Cause.SLIPPAGE).negated().toDecimal(),
        byAsset,
        byCause,
        backtest.conservationResidual(),
        profit.unexplained().toDecimal(),
        backtest.orderHash(),
        report.orders(),
        report.costs(),
        performance,
        report.substitutes(),
        report.notes(),
        backtest.run().snapshots().stream()
            .map(one ->
                new Point(Instant.ofEpochMilli(one.time()), one.exposure().equity().toDecimal()))
            .toList(),
        sheet);
  }

  private static String name(Cause cause) {
    return switch (cause) {
      case SPOT_PRICES -> "spotPrices";
      case FUTURES_PRICES -> "futuresPrices";
      case FUNDING -> "funding";
      case FEES -> "fees";
      case SLIPPAGE -> "slippage";
    };
  }
}
