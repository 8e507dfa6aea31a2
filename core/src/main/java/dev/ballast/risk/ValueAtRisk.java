// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.analytics.Quantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is lost in bad days of an account as it is held, with what its figures have been worth so
 * far.
 *
 * <p>Historical: the quantile of the last {@value #WINDOW} days' profits of these exposures.
 * Filtered: each of them divided by the volatility that was forecast for its day and multiplied by
 * the one forecast for tomorrow (Hull and White, "Incorporating volatility updating into the
 * historical simulation method", 1998); forecasts are exponentially weighted means of squared
 * profits with a factor of {@value #LAMBDA}, begun at the mean square of the first {@value #BEGIN}
 * days, which are not used otherwise.
 *
 * <p>Ten days: historical by overlapping spans of ten days, filtered by the square root of ten.
 *
 * @param method how
 * @param level 0.95 or 0.99
 * @param days horizon
 * @param amount of a loss, positive, that is exceeded in 1 - level of all days
 * @param shortfall the mean loss of those days
 * @param observations that it was made of
 * @param test of its one-day figures over history; nothing where history is too short, and for ten
 *     days
 */
public record ValueAtRisk(
    Method method,
    double level,
    int days,
    double amount,
    double shortfall,
    int observations,
    Optional<ExceedanceTest> test) {
  /** Days that a figure is made of at most. */
  public static final int WINDOW = 500;

  /** Days that a figure is made of at least: with fewer, 99 % is a matter of one or two days. */
  public static final int LEAST = 250;

  /** The longer horizon. */
  public static final int SPAN = 10;

  static final double LAMBDA = 0.94;

  /** Days that the first volatility is made of. */
  public static final int BEGIN = 30;

  private static final double[] LEVELS = {0.95, 0.99};

  /** How bad days are made of history. */
  public enum Method {
    HISTORICAL,
    FILTERED;

    /** {@code historical}. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** All figures; none where history is too short. */
  public static List<ValueAtRisk> of(HeldReturns returns) {
    List<ValueAtRisk> all = new ArrayList<>();
    double[] daily = returns.daily();
    if (daily.length < LEAST + BEGIN) {
      return all;
    }
    double[] forecasts = forecasts(daily);
    for (double level : LEVELS) {
      all.add(
          of(Method.HISTORICAL, level, 1, window(daily, daily.length), 1)
              .testedBy(exceeded(daily, null, level)));
    }
    for (double level : LEVELS) {
      all.add(
          of(Method.FILTERED, level, 1, filtered(daily, forecasts, daily.length), 1)
              .testedBy(exceeded(daily, forecasts, level)));
    }
    double[] spans = returns.spans();
    for (double level : LEVELS) {
      if (returns.days() == SPAN && spans.length >= LEAST) {
        all.add(of(Method.HISTORICAL, level, SPAN, window(spans, spans.length), 1));
      }
    }
    for (double level : LEVELS) {
      all.add(
          of(
              Method.FILTERED,
              level,
              SPAN,
              filtered(daily, forecasts, daily.length),
              StrictMath.sqrt(SPAN)));
    }
    return all;
  }

  private static ValueAtRisk of(
      Method method, double level, int days, double[] profits, double scale) {
    double share = 1 - level;
    return new ValueAtRisk(
        method,
        level,
        days,
        -scale * Quantile.of(profits, share),
        -scale * Quantile.meanBelow(profits, share),
        profits.length,
        Optional.empty());
  }

  private ValueAtRisk testedBy(boolean[] exceeded) {
    return new ValueAtRisk(
        method,
        level,
        days,
        amount,
        shortfall,
        observations,
        exceeded.length == 0 ? Optional.empty() : Optional.of(ExceedanceTest.of(exceeded, level)));
  }

  /** The last days before one. */
  private static double[] window(double[] profits, int day) {
    return Arrays.copyOfRange(profits, Math.max(0, day - WINDOW), day);
  }

  /**
   * The volatility forecast for each day from what was known the day before, and for the day after
   * the last.
   */
  static double[] forecasts(double[] profits) {
    double[] forecasts = new double[profits.length + 1];
    double variance = 0;
    for (int i = 0; i < BEGIN; i++) {
      variance += profits[i] * profits[i] / BEGIN;
    }
    for (int i = BEGIN; i <= profits.length; i++) {
      forecasts[i] = StrictMath.sqrt(variance);
      if (i < profits.length) {
        variance = LAMBDA * variance + (1 - LAMBDA) * profits[i] * profits[i];
      }
    }
    return forecasts;
  }

  /** The last days before one, at the volatility forecast for it. */
  private static double[] filtered(double[] profits, double[] forecasts, int day) {
    int from = Math.max(BEGIN, day - WINDOW);
    double[] scaled = new double[day - from];
    for (int i = from; i < day; i++) {
      scaled[i - from] = forecasts[i] > 0 ? profits[i] / forecasts[i] * forecasts[day] : 0;
    }
    return scaled;
  }

  /** Whether each day that has enough days before it lost more than was foreseen. */
  private static boolean[] exceeded(
      double[] profits, double @org.jspecify.annotations.Nullable [] forecasts, double level) {
    int first = LEAST + BEGIN;
    boolean[] exceeded = new boolean[Math.max(0, profits.length - first)];
    for (int day = first; day < profits.length; day++) {
      double[] known = forecasts == null ? window(profits, day) : filtered(profits, forecasts, day);
      exceeded[day - first] = profits[day] < Quantile.of(known, 1 - level);
    }
    return exceeded;
  }
}
