// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.OptionalDouble;

/** How far a value is from its sample's mean, in deviations. */
public final class ZScore {
  private ZScore() {}

  /** Sample deviations above the mean; nothing where the sample has none. */
  public static OptionalDouble of(double value, double[] sample) {
    if (sample.length < 2 || Moments.still(sample)) {
      return OptionalDouble.empty();
    }
    double deviation = Volatility.sampleDeviation(sample);
    return OptionalDouble.of((value - Moments.mean(sample)) / deviation);
  }
}
