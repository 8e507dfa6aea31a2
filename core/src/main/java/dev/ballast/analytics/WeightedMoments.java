// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/**
 * Sums of weighted products of deviations from weighted means.
 *
 * @param still whether a side does not move, by {@link Moments#still} or by its weighted deviation
 */
record WeightedMoments(
    double assetMean,
    double benchmarkMean,
    double assetSquares,
    double benchmarkSquares,
    double product,
    boolean still) {
  static WeightedMoments of(double[] asset, double[] benchmark, double[] weights) {
    double sum = 0;
    double assetMean = 0;
    double benchmarkMean = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      assetMean += weights[i] * asset[i];
      benchmarkMean += weights[i] * benchmark[i];
    }
    assetMean /= sum;
    benchmarkMean /= sum;
    double assetSquares = 0;
    double benchmarkSquares = 0;
    double product = 0;
    for (int i = 0; i < weights.length; i++) {
      double own = asset[i] - assetMean;
      double other = benchmark[i] - benchmarkMean;
      assetSquares += weights[i] * own * own;
      benchmarkSquares += weights[i] * other * other;
      product += weights[i] * own * other;
    }
    boolean still = still(asset, assetSquares / sum) || still(benchmark, benchmarkSquares / sum);
    return new WeightedMoments(
        assetMean, benchmarkMean, assetSquares, benchmarkSquares, product, still);
  }

  /** Also where only what has no weight left moved. */
  private static boolean still(double[] values, double variance) {
    return Moments.still(values) || Moments.still(values, variance * (values.length - 1));
  }
}
