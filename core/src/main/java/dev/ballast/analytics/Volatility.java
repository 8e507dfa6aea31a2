// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/** How far values scatter: the sample standard deviation, with n - 1. */
public final class Volatility {
  /** Daily returns in a year; these markets never close. */
  public static final double DAYS_A_YEAR = 365;

  private Volatility() {}

  /** In the unit of the values. Throws on fewer than two. */
  public static double sampleDeviation(double[] values) {
    if (values.length < 2) {
      throw new IllegalArgumentException("a deviation needs two values, not " + values.length);
    }
    double squares = Moments.comoment(values, values);
    return Moments.still(values, squares) ? 0 : StrictMath.sqrt(squares / (values.length - 1));
  }

  /**
   * The deviation of returns scaled to a year by the square root of time.
   *
   * @param periodsPerYear {@link #DAYS_A_YEAR} for daily returns
   */
  public static double annualised(double[] returns, double periodsPerYear) {
    return sampleDeviation(returns) * StrictMath.sqrt(periodsPerYear);
  }
}
