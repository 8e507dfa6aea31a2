// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import dev.ballast.analytics.MultipleBeta;
import dev.ballast.analytics.Volatility;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How good a hedge of a book is, and what it costs beside what it saves. Everything is a share of
 * the book's value.
 *
 * @param rSquared share of the book's variance that the contracts explain; nothing where a side
 *     does not move, or contracts move as one
 * @param residualVolatility what no size of them takes away, a year's: the regression's
 * @param volatility of the book with the hedge as large as it is, a year's
 * @param trading fees, spread and impact of opening and of closing it
 * @param carry expected funding until the horizon, received +; absent where it is not known
 * @param margin that it is carried on
 * @param horizon days until its next review, or its end
 * @param days that the falls are of
 * @param unhedged how the book fell in these days
 * @param hedged how it would have fallen with the hedge, renewed every day, its cost left out
 */
public record HedgeQuality(
    OptionalDouble rSquared,
    OptionalDouble residualVolatility,
    double volatility,
    double trading,
    OptionalDouble carry,
    double margin,
    int horizon,
    int days,
    WorstFall unhedged,
    WorstFall hedged) {
  /**
   * Measures a hedge.
   *
   * @param series of the book and of the contracts
   * @param sold the contracts, in the order of the series
   * @param horizon days
   */
  public static HedgeQuality of(HedgeReturns series, List<SoldContract> sold, int horizon) {
    double[] ratios = sold.stream().mapToDouble(SoldContract::ratio).toArray();
    double[] left = series.hedged(ratios);
    double trading = 0;
    double margin = 0;
    double funding = 0;
    boolean known = true;
    for (SoldContract one : sold) {
      trading += 2 * one.ratio() * one.oneWay();
      margin += one.ratio() / one.leverage();
      funding += one.ratio() * one.fundingPerDay().orElse(0) * horizon;
      known &= one.fundingPerDay().isPresent() || one.ratio() == 0;
    }
    OptionalDouble rSquared = OptionalDouble.empty();
    OptionalDouble residualVolatility = OptionalDouble.empty();
    if (MultipleBeta.of(series.book(), series.contracts()) instanceof MultipleBeta.Measured fit) {
      rSquared = OptionalDouble.of(fit.rSquared());
      residualVolatility = OptionalDouble.of(fit.residualVolatility());
    }
    return new HedgeQuality(
        rSquared,
        residualVolatility,
        Volatility.annualised(left, Volatility.DAYS_A_YEAR),
        trading,
        known ? OptionalDouble.of(funding) : OptionalDouble.empty(),
        margin,
        horizon,
        series.size(),
        WorstFall.of(series.book()),
        WorstFall.of(left));
  }

  /** By how much smaller the worst fall was; below zero where the hedge made it larger. */
  public double saved() {
    return unhedged.drawdown() - hedged.drawdown();
  }

  /**
   * Trading it, and the funding that it is expected to pay. What it is expected to receive is not
   * taken off: funding flips, and a hedge is not held for it.
   */
  public OptionalDouble cost() {
    return carry.isPresent()
        ? OptionalDouble.of(trading + Math.max(0, -carry.getAsDouble()))
        : OptionalDouble.empty();
  }

  /**
   * Whether it costs more until the horizon than a share of what it made the worst fall of the days
   * smaller by; what saves nothing is too dear at any cost. Throws where the cost is not known.
   *
   * @param most of what is saved: 0.2 is a fifth
   */
  public boolean isTooDear(double most) {
    return saved() <= 0 || cost().orElseThrow() > most * saved();
  }
}
