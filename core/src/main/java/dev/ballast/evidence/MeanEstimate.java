// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.LongRunSum;
import dev.ballast.analytics.Moments;
import dev.ballast.analytics.NormalDistribution;
import dev.ballast.analytics.Volatility;
import java.util.OptionalDouble;

/**
 * A mean with its standard error where values depend on those before them, as outcomes do that
 * overlap.
 *
 * <p>The error is the larger of Hansen and Hodrick's, which is right for overlapping outcomes and
 * may come out too small or not at all in short samples, and of Newey and West's, which always
 * exists and is too small for them by up to a fifth.
 *
 * @param mean of the values
 * @param error of the mean, in its unit
 * @param observations values
 * @param overlap how many values before it each depends on
 */
public record MeanEstimate(double mean, double error, int observations, int overlap) {
  /**
   * Of two values or more in their order; without error where they do not differ.
   *
   * @param overlap outcomes of h periods, looked at every period, overlap by h - 1
   */
  public static MeanEstimate of(double[] values, int overlap) {
    int n = values.length;
    double mean = Moments.mean(values);
    double[] deviations = new double[n];
    for (int i = 0; i < n; i++) {
      deviations[i] = values[i] - mean;
    }
    double sum =
        Volatility.sampleDeviation(values) == 0
            ? 0
            : Math.max(
                LongRunSum.full(deviations, overlap), LongRunSum.falling(deviations, overlap));
    return new MeanEstimate(mean, Math.sqrt(sum) / n, n, overlap);
  }

  /** The mean in errors; nothing where there is no error. */
  public OptionalDouble t() {
    return error > 0 ? OptionalDouble.of(mean / error) : OptionalDouble.empty();
  }

  /** Of a mean as far from zero, on either side, by luck: of the normal distribution. */
  public OptionalDouble chance() {
    return error > 0
        ? OptionalDouble.of(NormalDistribution.beyond(mean / error))
        : OptionalDouble.empty();
  }
}
