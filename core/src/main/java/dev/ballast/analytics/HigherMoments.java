// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.OptionalDouble;

/**
 * How a sample's distribution differs from the normal one, for which the figures are zero.
 * Corrected for the size of the sample they are G1 and G2 of Joanes and Gill, "Comparing measures
 * of sample skewness and kurtosis", 1998, as pandas' {@code skew()} and {@code kurt()} have them;
 * of the sample as it is, g1 and g2, as {@code scipy.stats} has them.
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
    double g1 = Powers.of(values).skew();
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
    double g2 = Powers.of(values).excessKurtosis();
    return OptionalDouble.of((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6));
  }

  /** As {@link #skew}, of the sample as it is; nothing where its values do not differ. */
  public static OptionalDouble plainSkew(double[] values) {
    return values.length == 0 || Moments.still(values)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Powers.of(values).skew());
  }

  /** As {@link #excessKurtosis}, of the sample as it is; nothing where its values do not differ. */
  public static OptionalDouble plainExcessKurtosis(double[] values) {
    return values.length == 0 || Moments.still(values)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Powers.of(values).excessKurtosis());
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

    double skew() {
      return third / StrictMath.pow(second, 1.5);
    }

    double excessKurtosis() {
      return fourth / (second * second) - 3;
    }
  }
}
