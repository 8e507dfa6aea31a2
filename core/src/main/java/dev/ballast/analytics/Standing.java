// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.OptionalDouble;

/** Where a value stands in a sample. */
public final class Standing {
  private Standing() {}

  /** Sample deviations above the mean; nothing where the sample has none. */
  public static OptionalDouble zScore(double value, double[] sample) {
    if (sample.length < 2 || Moments.still(sample)) {
      return OptionalDouble.empty();
    }
    double deviation = Volatility.sampleDeviation(sample);
    return OptionalDouble.of((value - Moments.mean(sample)) / deviation);
  }
}
