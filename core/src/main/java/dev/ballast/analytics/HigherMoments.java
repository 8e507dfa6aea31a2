// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.OptionalDouble;

/**
 * How a sample's distribution differs from the normal one, for which both figures are zero;
 * corrected for the size of the sample: G1 and G2 of Joanes and Gill, "Comparing measures of sample
 * skewness and kurtosis", 1998, as pandas' {@code skew()} and {@code kurt()} have them.
 */
public final class HigherMoments {
  private static final int LEAST_FOR_SKEW = 3;
  private static final int LEAST_FOR_KURTOSIS = 4;

  private HigherMoments() {}

  /**
   * Negative where losses reach further than gains; nothing of fewer than three values or where
   * they do not differ.
   */
  public static OptionalDouble skew(double[] values) {
    double n = values.length;
    if (n < LEAST_FOR_SKEW || Moments.still(values)) {
      return OptionalDouble.empty();
    }
    Powers powers = Powers.of(values);
    double g1 = powers.third() / StrictMath.pow(powers.second(), 1.5);
    return OptionalDouble.of(g1 * StrictMath.sqrt(n * (n - 1)) / (n - 2));
  }

  /**
   * Kurtosis less three, positive where extremes are more frequent than under a normal
   * distribution; nothing of fewer than four values or where they do not differ.
   */
  public static OptionalDouble excessKurtosis(double[] values) {
    double n = values.length;
    if (n < LEAST_FOR_KURTOSIS || Moments.still(values)) {
      return OptionalDouble.empty();
    }
    Powers powers = Powers.of(values);
    double g2 = powers.fourth() / (powers.second() * powers.second()) - 3;
    return OptionalDouble.of((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6));
  }

  /** Means of the second to fourth powers of the distances from the mean. */
  private record Powers(double second, double third, double fourth) {
    static Powers of(double[] values) {
      double mean = Moments.mean(values);
      double second = 0;
      double third = 0;
      double fourth = 0;
      for (double value : values) {
        double distance = value - mean;
        double square = distance * distance;
        second += square;
        third += square * distance;
        fourth += square * square;
      }
      int n = values.length;
      return new Powers(second / n, third / n, fourth / n);
    }
  }
}
