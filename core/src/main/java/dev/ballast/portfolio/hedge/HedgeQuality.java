// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import dev.ballast.analytics.MultipleBeta;
import dev.ballast.analytics.Volatility;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How good a hedge of a book is, and what it costs beside what it saves. Everything is a share of
 * the book's value.
 *
 * @param rSquared share of the book's variance that the contracts explain; nothing where a side
 *     does not move, or contracts move as one
 * @param residualVolatility what no size of them takes away, a year's: the regression's
 * @param volatility of the book with the hedge as large as it is, a year's
 * @param trading fees, spread and impact of opening and of closing what is not held yet
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
      trading += one.trading();
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
    return isTooDear(cost().orElseThrow(), saved(), most);
  }

  static boolean isTooDear(double cost, double saved, double most) {
    return saved <= 0 || cost > most * saved;
  }

  /**
   * {@code costs 1.04% of what it hedges in 30 days (...), 7.2% of what it saves: the worst fall of
   * ...}. Throws where the cost is not known.
   *
   * @param most allowed, of what is saved; absent where nothing is
   */
  public String words(OptionalDouble most) {
    double cost = cost().orElseThrow();
    String both =
        String.format(
            Locale.ROOT,
            "costs %.2f%% of what it hedges in %d days (trading %.2f%%, funding %+.2f%%%s)",
            100 * cost,
            horizon,
            100 * trading,
            100 * carry.orElseThrow(),
            carry.orElseThrow() > 0 ? " received and not counted" : "");
    String falls =
        String.format(
            Locale.ROOT,
            "the worst fall of the last %d days, %.1f%%, would have been %.1f%%",
            days,
            100 * unhedged.drawdown(),
            100 * hedged.drawdown());
    if (saved() <= 0) {
      return both + " and saves nothing: " + falls;
    }
    String allowed =
        most.isPresent()
            ? String.format(
                Locale.ROOT, ", where at most %.1f%% is allowed", 100 * most.getAsDouble())
            : "";
    return String.format(
        Locale.ROOT,
        "%s, %.1f%% of what it saves%s: %s",
        both,
        100 * cost / saved(),
        allowed,
        falls);
  }
}
