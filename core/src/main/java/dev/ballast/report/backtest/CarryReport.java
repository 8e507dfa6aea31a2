// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.engine.Backtest;
import dev.ballast.market.MarketView;
import dev.ballast.order.Purpose;
import dev.ballast.plan.Decision;
import dev.ballast.policy.CarryRule;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.Policy;
import dev.ballast.portfolio.carry.CarryScan;
import dev.ballast.portfolio.carry.CarryWish;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.attribution.PurposeProfit;
import dev.ballast.report.attribution.RealisedCarry;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a run's carries were expected to yield when they were entered, beside what they did yield.
 *
 * @param holdings by asset, each asset's oldest first
 * @param assets the same, an asset's holdings together
 * @param all of them together; absent where nothing was held
 */
public record CarryReport(List<Holding> holdings, List<Sum> assets, Optional<Sum> all) {
  private static final double DAYS_A_YEAR = 365;

  /** Copies the lists. */
  public CarryReport {
    holdings = List.copyOf(holdings);
    assets = List.copyOf(assets);
  }

  /**
   * A carry from its entry until it was left.
   *
   * @param to the last moment at which it was held
   * @param closed whether it was left then; else the run ends there
   * @param days that it was held
   * @param capital that it tied up in the mean, margin and reserve included
   * @param expected net yield a year on that capital, as of the review that entered it
   * @param realised profit on capital a year; absent where it was held no time
   * @param profit the sum of the four that follow
   */
  public record Holding(
      String asset,
      Instant from,
      Instant to,
      boolean closed,
      double days,
      double capital,
      OptionalDouble expected,
      OptionalDouble realised,
      BigDecimal profit,
      BigDecimal prices,
      BigDecimal funding,
      BigDecimal fees,
      BigDecimal slippage) {}

  /**
   * Holdings together; their yields count by the capital and the days that it was tied up.
   *
   * @param capitalDays capital x days
   * @param expected of the holdings of which a yield was told
   */
  public record Sum(
      String name,
      int holdings,
      double capitalDays,
      OptionalDouble expected,
      OptionalDouble realised,
      BigDecimal profit,
      BigDecimal funding) {}

  /** Of holdings, by asset. */
  public static CarryReport of(SequencedMap<Asset, List<RealisedCarry>> byAsset) {
    List<Holding> holdings = new ArrayList<>();
    List<Sum> sums = new ArrayList<>();
    List<RealisedCarry> all = new ArrayList<>();
    byAsset.forEach((asset, carries) -> {
      carries.forEach(one -> holdings.add(holding(asset, one)));
      sum(asset.code(), carries).ifPresent(sums::add);
      all.addAll(carries);
    });
    return new CarryReport(holdings, sums, sum("all", all));
  }

  /**
   * Of a backtest under a policy that harvests carry; nothing under another.
   *
   * <p>A review decides on what was known then, and so the same scan as of then says what it
   * expected.
   *
   * @param profit of the backtest, which names the purposes that it had
   * @param view what is known at the run's end or later
   */
  public static Optional<CarryReport> of(
      Policy policy, Backtest backtest, Attribution profit, MarketView view) {
    return policy
        .overlay()
        .carry()
        .map(rule -> {
          SequencedMap<Asset, List<RealisedCarry>> byAsset = new TreeMap<>();
          RealisedCarry.of(
                  purposes(profit),
                  rule.terms().backing(),
                  backtest.run().snapshots(),
                  backtest.events())
              .forEach((purpose, carries) -> {
                Asset asset = new Asset(purpose.name());
                byAsset.put(
                    asset,
                    carries.stream()
                        .map(one ->
                            one.expecting(
                                expected(
                                    policy,
                                    rule,
                                    backtest.run().decisions(),
                                    view,
                                    asset,
                                    one.from())))
                        .toList());
              });
          return of(byAsset);
        });
  }

  /** What the review at a moment expected of an asset's carry. */
  private static OptionalDouble expected(
      Policy policy,
      CarryRule rule,
      List<Decision> decisions,
      MarketView view,
      Asset asset,
      long time) {
    Optional<Decision> decision =
        decisions.stream().filter(one -> one.plan().time() == time).findFirst();
    if (decision.isEmpty()) {
      return OptionalDouble.empty();
    }
    double most = rule.perAsset().fraction() * decision.get().exposure().equity().toDouble();
    CarryScan scan =
        CarryScan.of(
            view.at(time),
            policy.market(),
            policy.terms().costs(),
            rule.terms(),
            new CarryWish(List.of(asset), rule.kinds(), most, Map.of()));
    return scan.best(asset).stream().mapToDouble(quote -> quote.amounts().netYield()).findFirst();
  }

  private static List<Purpose> purposes(Attribution profit) {
    return profit.byPurpose().stream()
        .map(PurposeProfit::purpose)
        .filter(one -> one.kind().equals(OverlayKind.CARRY.toString()))
        .toList();
  }

  private static Holding holding(Asset asset, RealisedCarry one) {
    return new Holding(
        asset.code(),
        Instant.ofEpochMilli(one.from()),
        Instant.ofEpochMilli(one.to()),
        one.closed(),
        one.days(),
        one.capital(),
        one.expected(),
        one.realised(),
        one.profit().toDecimal(),
        one.prices().toDecimal(),
        one.funding().toDecimal(),
        one.fees().toDecimal(),
        one.slippage().toDecimal());
  }

  private static Optional<Sum> sum(String name, List<RealisedCarry> carries) {
    if (carries.isEmpty()) {
      return Optional.empty();
    }
    double tied = 0;
    double told = 0;
    double expected = 0;
    Money profit = Money.zero(carries.getFirst().profit().asset());
    Money funding = profit;
    for (RealisedCarry one : carries) {
      double days = one.capital() * one.days();
      tied += days;
      if (one.expected().isPresent()) {
        told += days;
        expected += days * one.expected().getAsDouble();
      }
      profit = profit.plus(one.profit());
      funding = funding.plus(one.funding());
    }
    return Optional.of(
        new Sum(
            name,
            carries.size(),
            tied,
            told > 0 ? OptionalDouble.of(expected / told) : OptionalDouble.empty(),
            tied > 0
                ? OptionalDouble.of(profit.toDouble() / tied * DAYS_A_YEAR)
                : OptionalDouble.empty(),
            profit.toDecimal(),
            funding.toDecimal()));
  }
}
