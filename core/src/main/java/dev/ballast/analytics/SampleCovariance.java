// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/** How returns move together: the sample covariance, with n - 1. */
public final class SampleCovariance {
  private SampleCovariance() {}

  /**
   * A row and a column for each asset; of one whose returns differ by rounding alone, a variance of
   * zero.
   *
   * @param returns of each asset, of the same days; two days at least
   */
  public static double[][] of(double[][] returns) {
    int n = returns.length;
    double[][] covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      if (returns[i].length < 2) {
        throw new IllegalArgumentException(
            "a covariance needs two returns, not " + returns[i].length);
      }
      for (int j = 0; j <= i; j++) {
        double sum = Moments.comoment(returns[i], returns[j]);
        covariance[i][j] = sum / (returns[i].length - 1);
        covariance[j][i] = covariance[i][j];
      }
      if (Moments.still(returns[i])) {
        covariance[i][i] = 0;
      }
    }
    return covariance;
  }
}
