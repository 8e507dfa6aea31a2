// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Optional;

/**
 * How far a basket strays from an index: the sample deviation of the differences of their daily
 * returns, scaled to a year (Roll, "A mean/variance analysis of tracking error", 1992). Of weights
 * that are held each day it is the root of a'Ca x 365, with a the differences of weights and C the
 * covariance.
 *
 * @param annualised a fraction a year
 * @param meanDifference basket less index, a fraction a day
 * @param onIndex the basket's returns on the index's; absent where one of them does not move
 * @param observations returns used
 */
public record TrackingError(
    double annualised, double meanDifference, Optional<Beta> onIndex, int observations) {
  /**
   * Of two weightings of the same assets, each brought back to its weights every day.
   *
   * @param returns of each asset, of the same days; three days at least
   * @param index weights, one for each asset
   * @param basket weights, one for each asset
   */
  public static TrackingError of(double[][] returns, double[] index, double[] basket) {
    return of(weighted(returns, basket), weighted(returns, index));
  }

  /** Of a basket's daily returns against an index's, or against an index future's. */
  public static TrackingError of(double[] basket, double[] index) {
    Beta.check(basket, index);
    double[] differences = new double[basket.length];
    for (int day = 0; day < differences.length; day++) {
      differences[day] = basket[day] - index[day];
    }
    return new TrackingError(
        Volatility.annualised(differences, Volatility.DAYS_A_YEAR),
        Moments.mean(differences),
        Beta.of(basket, index),
        differences.length);
  }

  /**
   * What each asset brings of the variance of the difference: its difference in weight times its
   * covariance with the difference, over that variance. They sum to one; all are zero where nothing
   * strays.
   */
  public static double[] shares(double[][] returns, double[] index, double[] basket) {
    double[][] covariance = SampleCovariance.of(returns);
    double[] shares = new double[index.length];
    double variance = 0;
    for (int i = 0; i < shares.length; i++) {
      double with = 0;
      for (int j = 0; j < shares.length; j++) {
        with += covariance[i][j] * (basket[j] - index[j]);
      }
      shares[i] = (basket[i] - index[i]) * with;
      variance += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] = variance > 0 ? shares[i] / variance : 0;
    }
    return shares;
  }

  private static double[] weighted(double[][] returns, double[] weights) {
    if (returns.length != weights.length) {
      throw new IllegalArgumentException(
          weights.length + " weights of " + returns.length + " assets");
    }
    double[] sums = new double[returns[0].length];
    for (int i = 0; i < weights.length; i++) {
      for (int day = 0; day < sums.length; day++) {
        sums[day] += weights[i] * returns[i][day];
      }
    }
    return sums;
  }
}
