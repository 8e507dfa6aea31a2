// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Optional;

/**
 * Ordinary least squares of an asset's returns on a benchmark's, with intercept: co-movement, not
 * volatility and not outperformance.
 *
 * @param beta the slope
 * @param alpha the intercept, a fraction per day
 * @param standardError of the slope, from the residual variance with n - 2 degrees of freedom
 * @param rSquared share of the asset's variance that the benchmark explains, 0 to 1
 * @param correlation Pearson's, -1 to 1
 * @param residualVolatility root of the residual sum of squares over n - 2, times the root of 365:
 *     a fraction a year
 * @param observations returns used
 */
public record Beta(
    double beta,
    double alpha,
    double standardError,
    double rSquared,
    double correlation,
    double residualVolatility,
    int observations) {
  /** With fewer the residual variance has no degree of freedom. */
  public static final int LEAST_OBSERVATIONS = 3;

  /**
   * The regression of daily returns; nothing where either side does not move. Throws on different
   * lengths or fewer than three.
   */
  public static Optional<Beta> of(double[] asset, double[] benchmark) {
    check(asset, benchmark);
    int count = asset.length;
    double assetMean = Moments.mean(asset);
    double benchmarkMean = Moments.mean(benchmark);
    double assetSquares = Moments.comoment(asset, assetMean, asset, assetMean);
    double benchmarkSquares = Moments.comoment(benchmark, benchmarkMean, benchmark, benchmarkMean);
    if (Moments.still(asset, assetSquares) || Moments.still(benchmark, benchmarkSquares)) {
      return Optional.empty();
    }
    double product = Moments.comoment(asset, assetMean, benchmark, benchmarkMean);
    double slope = product / benchmarkSquares;
    double intercept = assetMean - slope * benchmarkMean;
    double residualSquares = residualSquares(asset, benchmark, slope, intercept);
    double variance = residualSquares / (count - 2);
    double correlation =
        product / StrictMath.sqrt(assetSquares) / StrictMath.sqrt(benchmarkSquares);
    return Optional.of(
        new Beta(
            slope,
            intercept,
            StrictMath.sqrt(variance / benchmarkSquares),
            Math.clamp(1 - residualSquares / assetSquares, 0.0, 1.0),
            Math.clamp(correlation, -1.0, 1.0),
            StrictMath.sqrt(variance * Volatility.DAYS_A_YEAR),
            count));
  }

  /** The same regression with another slope and its error, as shrinkage makes them. */
  public Beta withSlope(double slope, double error) {
    return new Beta(slope, alpha, error, rSquared, correlation, residualVolatility, observations);
  }

  /** Throws on different lengths or fewer than three. */
  static void check(double[] asset, double[] benchmark) {
    if (asset.length < LEAST_OBSERVATIONS) {
      throw new IllegalArgumentException("a regression needs three returns, not " + asset.length);
    }
    if (benchmark.length != asset.length) {
      throw new IllegalArgumentException(
          "samples of different lengths: " + asset.length + " and " + benchmark.length);
    }
  }

  private static double residualSquares(
      double[] asset, double[] benchmark, double slope, double intercept) {
    double sum = 0;
    for (int i = 0; i < asset.length; i++) {
      double residual = asset[i] - intercept - slope * benchmark[i];
      sum += residual * residual;
    }
    return sum;
  }
}
