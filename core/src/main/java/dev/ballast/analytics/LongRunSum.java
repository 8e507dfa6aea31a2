// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/**
 * The variance of a sum of deviations that depend on their neighbours: their squares, and twice
 * each product with those up to some lags before. Over the square of their number it is the
 * variance of a mean.
 */
public final class LongRunSum {
  private LongRunSum() {}

  /**
   * With weights that fall evenly to zero beyond the last lag, so that it is never negative: Newey
   * and West, "A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent
   * covariance matrix", Econometrica 55, 1987.
   *
   * @param deviations whose expected value is zero, in their order
   */
  public static double falling(double[] deviations, int lags) {
    double sum = 0;
    for (int lag = 0; lag <= last(deviations, lags); lag++) {
      double product = product(deviations, lag);
      sum += lag == 0 ? product : 2 * (1 - lag / (lags + 1.0)) * product;
    }
    return Math.max(0, sum);
  }

  /**
   * With all lags counted in full, which is right for sums over spans that overlap by so many
   * steps, and may be negative: Hansen and Hodrick, "Forward exchange rates as optimal predictors
   * of future spot rates", Journal of Political Economy 88, 1980.
   *
   * @param deviations as above
   */
  public static double full(double[] deviations, int lags) {
    double sum = product(deviations, 0);
    for (int lag = 1; lag <= last(deviations, lags); lag++) {
      sum += 2 * product(deviations, lag);
    }
    return sum;
  }

  private static int last(double[] deviations, int lags) {
    if (lags < 0) {
      throw new IllegalArgumentException("dependence reaches back " + lags + " steps");
    }
    return Math.min(lags, deviations.length - 1);
  }

  private static double product(double[] deviations, int lag) {
    double product = 0;
    for (int i = lag; i < deviations.length; i++) {
      product += deviations[i] * deviations[i - lag];
    }
    return product;
  }
}
