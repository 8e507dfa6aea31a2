// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.Moments;

/** Returns of variants side by side: a row for each period, a column for each variant. */
final class Variants {
  private Variants() {}

  /** How many there are; throws where a row has another number, or a value is none. */
  static int count(double[][] returns) {
    int count = returns.length == 0 ? 0 : returns[0].length;
    if (count == 0) {
      throw new IllegalArgumentException("no returns of any variant");
    }
    for (int period = 0; period < returns.length; period++) {
      if (returns[period].length != count) {
        throw new IllegalArgumentException(
            returns[period].length + " variants in period " + period + ", not " + count);
      }
      for (double value : returns[period]) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("in period " + period + " no return: " + value);
        }
      }
    }
    return count;
  }

  /** The mean return of each. */
  static double[] means(double[][] returns) {
    int count = count(returns);
    double[] means = new double[count];
    double[] column = new double[returns.length];
    for (int variant = 0; variant < count; variant++) {
      for (int period = 0; period < column.length; period++) {
        column[period] = returns[period][variant];
      }
      means[variant] = Moments.mean(column);
    }
    return means;
  }

  /** The first of the largest. */
  static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
