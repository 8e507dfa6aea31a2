// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import dev.ballast.analytics.Returns;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Session;
import dev.ballast.evidence.SharpeRatio;
import dev.ballast.order.Event;
import dev.ballast.report.backtest.Costs;
import dev.ballast.report.figure.Performance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run came to. Money is in the policy's quote; a year has 365 days.
 *
 * @param equityStart at the first moment
 * @param equityEnd at the last
 * @param yearlyReturn a fraction; absent below 30 days
 * @param volatility of daily returns, a fraction a year
 * @param sharpe of daily returns, a year
 * @param maximumDrawdown a fraction, zero or below
 * @param turnoverYearly trades over twice the mean equity, a year
 * @param costs of trading: fees and slippage, positive
 * @param funding received less paid
 * @param liquidations fills that the venue forced
 * @param orders that were placed, or dates on which weights were set
 * @param orderHash of all orders: the same of the same decisions
 * @param rowsMeasured features that this run had to measure itself, one asset at one time each
 * @param daily its Sharpe ratio a day, with what it takes to judge it; absent where nothing moved
 * @param weekly simple returns from the first moment, seven days each
 */
public record VariantFigures(
    double equityStart,
    double equityEnd,
    OptionalDouble yearlyReturn,
    OptionalDouble volatility,
    OptionalDouble sharpe,
    double maximumDrawdown,
    OptionalDouble turnoverYearly,
    double costs,
    double funding,
    int liquidations,
    int orders,
    String orderHash,
    int rowsMeasured,
    Optional<SharpeRatio> daily,
    List<Double> weekly) {
  private static final int WEEK = 7;

  /** Copies the returns. */
  public VariantFigures {
    weekly = List.copyOf(weekly);
  }

  /**
   * Of a backtest with a snapshot a day.
   *
   * @param rowsMeasured features that it has measured
   */
  public static VariantFigures of(Backtest backtest, int rowsMeasured) {
    List<Session.Snapshot> snapshots = backtest.run().snapshots();
    double[] equity =
        snapshots.stream().mapToDouble(one -> one.exposure().equity().toDouble()).toArray();
    List<Instant> times = snapshots.stream().map(one -> Instant.ofEpochMilli(one.time())).toList();
    int liquidations = 0;
    int orders = 0;
    for (Event event : backtest.events()) {
      boolean forced =
          event instanceof Event.Filled filled
              && filled.order().ticket().equals(Event.LIQUIDATION)
              && !filled.instrument().isSpot();
      liquidations += forced ? 1 : 0;
      orders += event instanceof Event.OrderPlaced ? 1 : 0;
    }
    Costs costs = Costs.of(backtest);
    return of(
        times,
        equity,
        costs.turnoverYearly().value(),
        costs.fees() + costs.slippage(),
        costs.fundingReceived() - costs.fundingPaid(),
        liquidations,
        orders,
        backtest.orderHash(),
        rowsMeasured);
  }

  /** Of a line of equity, one point a day. */
  static VariantFigures of(
      List<Instant> times,
      double[] equity,
      OptionalDouble turnoverYearly,
      double costs,
      double funding,
      int liquidations,
      int orders,
      String orderHash,
      int rowsMeasured) {
    Performance line = Performance.of(times, equity);
    return new VariantFigures(
        equity[0],
        equity[equity.length - 1],
        line.annualisedReturn().value(),
        line.volatility().value(),
        line.sharpe().value(),
        line.maximumDrawdown().value().orElse(0),
        turnoverYearly,
        costs,
        funding,
        liquidations,
        orders,
        orderHash,
        rowsMeasured,
        SharpeRatio.of(Returns.ofWorth(equity)),
        weekly(equity));
  }

  private static List<Double> weekly(double[] equity) {
    double[] ends = new double[(equity.length - 1) / WEEK + 1];
    for (int week = 0; week < ends.length; week++) {
      ends[week] = equity[week * WEEK];
    }
    List<Double> returns = new ArrayList<>();
    for (double one : Returns.ofWorth(ends)) {
      returns.add(one);
    }
    return returns;
  }
}
