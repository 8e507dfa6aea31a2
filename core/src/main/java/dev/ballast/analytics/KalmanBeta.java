// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/**
 * A beta that walks at random, followed from return to return: asset = beta x benchmark + noise,
 * without intercept. Kalman, "A new approach to linear filtering and prediction problems", 1960.
 *
 * @param beta what is believed after the last return
 * @param variance of that belief
 */
public record KalmanBeta(double beta, double variance) {
  /**
   * Believes so before the first return; refuses a variance below zero.
   *
   * @param variance 1 where next to nothing is known
   */
  public KalmanBeta {
    if (!(variance >= 0)) {
      throw new IllegalArgumentException("a variance is not below zero: " + variance);
    }
  }

  /**
   * What is believed after some more returns.
   *
   * @param walk the variance of beta's own step from one return to the next
   * @param noise the variance of what the benchmark does not explain, above zero
   */
  public KalmanBeta after(double[] asset, double[] benchmark, double walk, double noise) {
    if (asset.length != benchmark.length) {
      throw new IllegalArgumentException(
          "samples of different lengths: " + asset.length + " and " + benchmark.length);
    }
    double slope = beta;
    double doubt = variance;
    for (int i = 0; i < asset.length; i++) {
      doubt += walk;
      double gain = doubt * benchmark[i] / (doubt * benchmark[i] * benchmark[i] + noise);
      slope += gain * (asset[i] - slope * benchmark[i]);
      doubt *= 1 - gain * benchmark[i];
    }
    return new KalmanBeta(slope, doubt);
  }
}
