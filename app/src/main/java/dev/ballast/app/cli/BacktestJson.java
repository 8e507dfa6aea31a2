// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.engine.Backtest;
import dev.ballast.policy.Policy;
import dev.ballast.report.attribution.Allocation;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.attribution.InvestorReturns;
import dev.ballast.report.attribution.Part;
import dev.ballast.report.attribution.Parts;
import dev.ballast.report.attribution.PurposeProfit;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.backtest.BasisReport;
import dev.ballast.report.backtest.CarryReport;
import dev.ballast.report.backtest.Costs;
import dev.ballast.report.backtest.HedgeOutcome;
import dev.ballast.report.backtest.LiquidationRow;
import dev.ballast.report.backtest.LotReport;
import dev.ballast.report.backtest.OrderCounts;
import dev.ballast.report.backtest.RequestRow;
import dev.ballast.report.backtest.Substitute;
import dev.ballast.report.figure.Performance;
import dev.ballast.report.figure.Track;
import dev.ballast.report.tearsheet.TearSheet;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What {@code backtest --json} prints; amounts are exact, in the quote asset. */
record BacktestJson(
    String policy,
    List<String> findings,
    Instant from,
    Instant to,
    BigDecimal initialEquity,
    BigDecimal finalEquity,
    BigDecimal fees,
    BigDecimal funding,
    BigDecimal slippage,
    SequencedMap<String, BigDecimal> profitByAsset,
    SequencedMap<String, BigDecimal> profitByCause,
    Attributed attribution,
    BigDecimal conservationResidual,
    BigDecimal unexplainedProfit,
    String orderListHash,
    OrderCounts orders,
    Costs costs,
    Optional<HedgeOutcome> hedge,
    SequencedMap<String, Performance> performance,
    List<Substitute> substitutes,
    List<LiquidationRow> liquidations,
    List<RequestRow> requests,
    Optional<LotReport> realisedLots,
    Optional<CarryReport> carry,
    Optional<BasisReport> basis,
    List<String> notes,
    List<Point> equity,
    TearSheet tearSheet) {

  /** The profit's parts, by asset, by sector and by purpose. */
  record Attributed(
      SequencedMap<String, SequencedMap<String, BigDecimal>> byAsset,
      SequencedMap<String, SequencedMap<String, BigDecimal>> bySector,
      SequencedMap<String, SequencedMap<String, BigDecimal>> byPurpose,
      InvestorReturns returns,
      int betasTakenAsOne,
      SequencedMap<String, Effect> allocation) {}

  /** What a sector's weights earned. */
  record Effect(BigDecimal rotation, BigDecimal drift, BigDecimal total) {}

  /** Equity at a moment. */
  record Point(Instant time, BigDecimal equity) {}

  static BacktestJson of(
      Policy policy,
      Backtest backtest,
      Attribution profit,
      BacktestReport report,
      TearSheet sheet,
      Optional<LotReport> lots,
      Optional<CarryReport> carry,
      Optional<BasisReport> basis) {
    SequencedMap<String, BigDecimal> byAsset = new LinkedHashMap<>();
    profit.byAsset().forEach((asset, parts) -> byAsset.put(asset.code(), decimal(parts.total())));
    SequencedMap<String, SequencedMap<String, BigDecimal>> assets = new LinkedHashMap<>();
    profit.byAsset().forEach((asset, parts) -> assets.put(asset.code(), parts(parts)));
    SequencedMap<String, SequencedMap<String, BigDecimal>> sectors = new LinkedHashMap<>();
    profit.bySector().forEach((sector, parts) -> sectors.put(sector.name(), parts(parts)));
    SequencedMap<String, Performance> performance = new LinkedHashMap<>();
    for (Track track : report.tracks()) {
      performance.put(track.name(), track.performance());
    }
    return new BacktestJson(
        policy.name(),
        report.findings(),
        report.from(),
        report.to(),
        backtest.run().first().exposure().equity().toDecimal(),
        backtest.run().last().exposure().equity().toDecimal(),
        decimal(profit.of(Part.FEES).negated()),
        decimal(profit.of(Part.FUNDING)),
        decimal(profit.of(Part.SLIPPAGE).negated()),
        byAsset,
        parts(profit.total()),
        new Attributed(
            assets,
            sectors,
            purposes(profit),
            report.attribution().returns(),
            profit.betasTakenAsOne(),
            allocation(profit.allocation())),
        backtest.conservationResidual(),
        decimal(profit.unexplained()),
        backtest.orderHash(),
        report.orders(),
        report.costs(),
        report.hedge(),
        performance,
        report.substitutes(),
        report.liquidations(),
        report.requests(),
        lots,
        carry,
        basis,
        report.notes(),
        backtest.run().snapshots().stream()
            .map(one ->
                new Point(Instant.ofEpochMilli(one.time()), one.exposure().equity().toDecimal()))
            .toList(),
        sheet);
  }

  private static BigDecimal decimal(Money amount) {
    return amount.toDecimal();
  }

  private static SequencedMap<String, BigDecimal> parts(Parts parts) {
    SequencedMap<String, BigDecimal> named = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      named.put(name(part), decimal(parts.of(part)));
    }
    return named;
  }

  private static SequencedMap<String, SequencedMap<String, BigDecimal>> purposes(
      Attribution profit) {
    SequencedMap<String, SequencedMap<String, BigDecimal>> purposes = new LinkedHashMap<>();
    for (PurposeProfit one : profit.byPurpose()) {
      SequencedMap<String, BigDecimal> named = new LinkedHashMap<>();
      named.put("prices", decimal(one.prices()));
      named.put("funding", decimal(one.funding()));
      named.put("fees", decimal(one.fees()));
      named.put("slippage", decimal(one.slippage()));
      named.put("liquidation", decimal(one.liquidation()));
      named.put("cashFlows", decimal(one.cashFlows()));
      named.put("total", decimal(one.total()));
      purposes.put(one.purpose().text(), named);
    }
    return purposes;
  }

  private static SequencedMap<String, Effect> allocation(Allocation allocation) {
    SequencedMap<String, Effect> named = new LinkedHashMap<>();
    allocation
        .bySector()
        .forEach((sector, effect) ->
            named.put(
                sector.name(),
                new Effect(
                    decimal(effect.rotation()), decimal(effect.drift()), decimal(effect.total()))));
    return named;
  }

  private static String name(Part part) {
    return switch (part) {
      case MARKET -> "market";
      case MARKET_ASSUMED -> "marketAssumed";
      case SECTOR -> "sector";
      case SELECTION -> "selection";
      case BASIS -> "basis";
      case FUNDING -> "funding";
      case FEES -> "fees";
      case SLIPPAGE -> "slippage";
      case LIQUIDATION -> "liquidation";
      case CASH_FLOWS -> "cashFlows";
    };
  }
}
