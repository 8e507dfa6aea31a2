// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;

/** Places of values in their sample, from 1 for the least. */
public final class Ranks {
  private Ranks() {}

  /**
   * The place of each value; equal values share the mean of theirs. Throws on what is no number.
   */
  public static double[] of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException("value " + i + " is no number and has no rank");
      }
      ranks[i] = (firstFrom(sorted, values[i]) + firstAbove(sorted, values[i]) + 1) / 2.0;
    }
    return ranks;
  }

  /** How many are less. */
  private static int firstFrom(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many are not greater. */
  private static int firstAbove(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
