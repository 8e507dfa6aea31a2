// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/** Sums about the mean, in two passes. */
final class Moments {
  private Moments() {}

  static double mean(double[] values) {
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
    double firstMean = mean(first);
    double secondMean = mean(second);
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += (first[i] - firstMean) * (second[i] - secondMean);
    }
    return sum;
  }

  /** Whether no value differs from the first. */
  static boolean constant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }
}
