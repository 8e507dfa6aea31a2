// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much of a day's value is left the day after: ordinary least squares of each day's value on
 * that of the day before, with intercept, an AR(1).
 *
 * @param slope what is left of a deviation after a day
 * @param intercept in the values' unit
 * @param standardError of the slope, from the residual variance with n - 2 degrees of freedom
 * @param observations pairs of days that follow each other
 */
public record Autoregression(
    double slope, double intercept, double standardError, int observations) {
  private static final double LN_2 = StrictMath.log(2);

  /** The regression; nothing with fewer than three pairs, or where the values do not move. */
  public static Optional<Autoregression> of(DailyValues days) {
    double[] before = new double[days.size()];
    double[] after = new double[days.size()];
    int count = 0;
    for (int i = 1; i < days.size(); i++) {
      if (days.follows(i - 1, i)) {
        before[count] = days.value(i - 1);
        after[count++] = days.value(i);
      }
    }
    if (count < Beta.LEAST_OBSERVATIONS) {
      return Optional.empty();
    }
    return Beta.of(Arrays.copyOf(after, count), Arrays.copyOf(before, count))
        .map(fit ->
            new Autoregression(fit.beta(), fit.alpha(), fit.standardError(), fit.observations()));
  }

  /** Whether a deviation shrinks from day to day. */
  public boolean reverts() {
    return slope < 1;
  }

  /**
   * Days in which half of a deviation is gone, ln 2 / -ln slope; nothing where values do not
   * revert, and where they revert within the day, so that nothing of it is left to halve.
   */
  public OptionalDouble halfLife() {
    return slope > 0 && slope < 1
        ? OptionalDouble.of(-LN_2 / StrictMath.log(slope))
        : OptionalDouble.empty();
  }

  /**
   * The half-life's standard error by the delta method: the slope's, times ln 2 / (slope x ln^2
   * slope).
   */
  public OptionalDouble halfLifeError() {
    if (!(slope > 0 && slope < 1)) {
      return OptionalDouble.empty();
    }
    double log = StrictMath.log(slope);
    return OptionalDouble.of(standardError * LN_2 / (slope * log * log));
  }

  /**
   * The mean over the days to come of a value that decays from its level now to its long mean: by
   * the slope from day to day, at once where that is below zero, not at all from one on.
   *
   * @param level now
   * @param mean in the long run
   * @param days above zero
   */
  public double expected(double level, double mean, int days) {
    return mean + (level - mean) * left(days);
  }

  /** What is kept of a deviation from day to day, nothing to all. */
  public double kept() {
    return Math.clamp(slope, 0.0, 1.0);
  }

  /** The mean of what is left of a deviation on each of the days to come. */
  private double left(int days) {
    if (days < 1) {
      throw new IllegalArgumentException("a mean over " + days + " days");
    }
    double step = kept();
    double part = 1;
    double sum = 0;
    for (int day = 0; day < days; day++) {
      part *= step;
      sum += part;
    }
    return sum / days;
  }
}
