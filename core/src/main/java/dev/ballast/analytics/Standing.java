// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.OptionalDouble;

/** Where a value stands in a sample: how many deviations from the mean, above what share of it. */
public final class Standing {
  private Standing() {}

  /** Sample deviations above the mean; nothing where the sample has none. */
  public static OptionalDouble zScore(double value, double[] sample) {
    if (sample.length < 2 || Moments.constant(sample)) {
      return OptionalDouble.empty();
    }
    double deviation = Volatility.sampleDeviation(sample);
    return OptionalDouble.of((value - Moments.mean(sample)) / deviation);
  }

  /**
   * The percentile, 0 to 100: the share of the sample below the value, its equals counted half
   * ({@code scipy.stats.percentileofscore(kind="mean")}). Nothing of an empty sample.
   */
  public static OptionalDouble percentile(double value, double[] sample) {
    if (sample.length == 0) {
      return OptionalDouble.empty();
    }
    int below = 0;
    int equal = 0;
    for (double other : sample) {
      below += other < value ? 1 : 0;
      equal += other == value ? 1 : 0;
    }
    return OptionalDouble.of((below + equal / 2.0) * 100 / sample.length);
  }
}
