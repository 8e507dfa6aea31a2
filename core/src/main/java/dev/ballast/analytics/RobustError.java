// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/**
 * The standard error of a slope where residuals are of uneven size and follow one another: Newey
 * and West's {@link LongRunSum}, with no correction for the size of the sample, as statsmodels'
 * {@code HAC} has it.
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
    return StrictMath.sqrt(LongRunSum.falling(scores, lags)) / squares;
  }
}
