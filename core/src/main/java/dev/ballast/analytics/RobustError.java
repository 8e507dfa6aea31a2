// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/**
 * The standard error of a slope where residuals are of uneven size and follow one another: Newey
 * and West, "A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent
 * covariance matrix", Econometrica 55, 1987, with Bartlett's weights and no correction for the size
 * of the sample, as statsmodels' {@code HAC} has it.
 */
public final class RobustError {
  private RobustError() {}

  /** How far back residuals are taken to depend on each other: floor(4 (n / 100)^(2/9)). */
  public static int usualLags(int observations) {
    return (int) (4 * StrictMath.pow(observations / 100.0, 2 / 9.0));
  }

  /**
   * The error of a beta of these returns.
   *
   * @param beta their regression
   */
  public static double of(double[] asset, double[] benchmark, Beta beta, int lags) {
    Beta.check(asset, benchmark);
    double mean = Moments.mean(benchmark);
    double[] scores = new double[asset.length];
    double squares = 0;
    for (int i = 0; i < scores.length; i++) {
      double deviation = benchmark[i] - mean;
      scores[i] = deviation * (asset[i] - beta.alpha() - beta.beta() * benchmark[i]);
      squares += deviation * deviation;
    }
    double sum = 0;
    for (int lag = 0; lag <= Math.min(lags, scores.length - 1); lag++) {
      double product = 0;
      for (int i = lag; i < scores.length; i++) {
        product += scores[i] * scores[i - lag];
      }
      sum += lag == 0 ? product : 2 * (1 - lag / (lags + 1.0)) * product;
    }
    return StrictMath.sqrt(Math.max(0, sum)) / squares;
  }
}
