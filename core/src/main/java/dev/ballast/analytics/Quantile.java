// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;

/** What lies at, and below, a share of a sample. */
public final class Quantile {
  private Quantile() {}

  /**
   * The value that a share of the sample lies below, on the line between the two order statistics
   * around (n - 1) x share: type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages",
   * 1996, which is numpy's and pandas' default. Throws on an empty sample.
   *
   * @param share from 0, the least, to 1, the greatest
   */
  public static double of(double[] values, double share) {
    double[] sorted = sorted(values, share);
    double position = (sorted.length - 1) * share;
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /**
   * The mean of the lowest share of the sample, the value at its edge counted with the part that
   * belongs to it: the estimator of expected shortfall of Acerbi and Tasche, "On the coherence of
   * Expected Shortfall", 2002, definition 4.1, not negated. Throws on an empty sample.
   *
   * @param share above 0, up to 1
   */
  public static double meanBelow(double[] values, double share) {
    double[] sorted = sorted(values, share);
    if (share == 0) {
      throw new IllegalArgumentException("a share of nothing has no mean");
    }
    double wanted = sorted.length * share;
    int whole = Math.min((int) wanted, sorted.length);
    double sum = 0;
    for (int i = 0; i < whole; i++) {
      sum += sorted[i];
    }
    if (whole < sorted.length) {
      sum += (wanted - whole) * sorted[whole];
    }
    return sum / wanted;
  }

  private static double[] sorted(double[] values, double share) {
    if (values.length == 0 || !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("the share " + share + " of " + values.length + " values");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
