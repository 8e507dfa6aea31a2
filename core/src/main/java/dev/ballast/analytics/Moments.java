// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/** Sums about the mean, in two passes. */
public final class Moments {
  private static final double ROUNDING = 1e-8;

  /** Also of a hundred of them: far below what any market does in a day. */
  static final double RETURN_ROUNDING = 1e-12;

  private Moments() {}

  /** The sum from first to last over the count; no number for an empty sample. */
  public static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The sum of products of deviations from the means; of squares where both are the same. */
  static double comoment(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "samples of different lengths: " + first.length + " and " + second.length);
    }
    return comoment(first, mean(first), second, mean(second));
  }

  /** As {@link #comoment(double[], double[])}, about means that are known. */
  static double comoment(double[] first, double firstMean, double[] second, double secondMean) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += (first[i] - firstMean) * (second[i] - secondMean);
    }
    return sum;
  }

  /**
   * Whether the values differ by no more than rounding, so that no deviation of theirs may divide:
   * their sample deviation is at most {@value #ROUNDING} of the largest of them, the share that
   * rates and prices of eight decimals are rounded by, or at most {@value #RETURN_ROUNDING}, what
   * the difference of two prices' quotient from one is rounded by.
   */
  static boolean still(double[] values) {
    return still(values, comoment(values, values));
  }

  /**
   * As {@link #still(double[])}.
   *
   * @param squares the sum of squared deviations
   */
  static boolean still(double[] values, double squares) {
    double largest = 0;
    for (double value : values) {
      double size = Math.abs(value);
      largest = size > largest ? size : largest;
    }
    double rounding = Math.max(RETURN_ROUNDING, ROUNDING * largest);
    return squares <= (values.length - 1) * rounding * rounding;
  }
}
