// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Weighted least squares of an asset's returns on a benchmark's, with intercept: a day's weight
 * halves with every half-life that it lies back.
 *
 * <p>The slope is the exponentially weighted covariance over the variance, as pandas' {@code ewm}
 * has them. Weights that differ make a sample worth less than its count: it is taken as one of (sum
 * of weights)^2 / (sum of squared weights) returns, Kish's effective size ("Survey Sampling",
 * 1965). The slope's squared error is the sum of weighted squared residuals, over the sum of the
 * benchmark's weighted squared deviations, over the effective size less two: with equal weights
 * that of ordinary least squares.
 *
 * @param beta the regression with weighted figures; its observations are counted
 * @param effectiveObservations returns of equal weight that are worth as much
 */
public record EwmaBeta(Beta beta, double effectiveObservations) {
  /** With fewer, in effect, the residual variance has no degree of freedom. */
  private static final double LEAST_EFFECTIVE = 2;

  /**
   * The regression of daily returns, oldest first; nothing where either side does not move, or
   * where the half-life leaves no more than two returns in effect. Throws on different lengths or
   * fewer than three.
   *
   * @param halfLife in days, above zero; infinite for equal weights
   */
  public static Optional<EwmaBeta> of(double[] asset, double[] benchmark, double halfLife) {
    Beta.check(asset, benchmark);
    double[] weights = weights(asset.length, halfLife);
    double effective = effective(weights);
    WeightedMoments moments = WeightedMoments.of(asset, benchmark, weights);
    if (effective <= LEAST_EFFECTIVE || moments.still()) {
      return Optional.empty();
    }
    double slope = moments.product() / moments.benchmarkSquares();
    double intercept = moments.assetMean() - slope * moments.benchmarkMean();
    double residualSquares = 0;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double residual = asset[i] - intercept - slope * benchmark[i];
      residualSquares += weights[i] * residual * residual;
      sum += weights[i];
    }
    double correlation =
        moments.product()
            / StrictMath.sqrt(moments.assetSquares())
            / StrictMath.sqrt(moments.benchmarkSquares());
    double freedom = effective - 2;
    double variance = residualSquares / sum * effective / freedom;
    Beta beta =
        new Beta(
            slope,
            intercept,
            StrictMath.sqrt(residualSquares / moments.benchmarkSquares() / freedom),
            Math.clamp(1 - residualSquares / moments.assetSquares(), 0.0, 1.0),
            Math.clamp(correlation, -1.0, 1.0),
            StrictMath.sqrt(variance * Volatility.DAYS_A_YEAR),
            asset.length);
    return Optional.of(new EwmaBeta(beta, effective));
  }

  /**
   * The slope through the origin, both means taken as zero, as RiskMetrics' Technical Document of
   * 1996 takes those of daily returns; nothing where the benchmark does not move.
   */
  public static OptionalDouble aboutZero(double[] asset, double[] benchmark, double halfLife) {
    Beta.check(asset, benchmark);
    if (Moments.still(benchmark)) {
      return OptionalDouble.empty();
    }
    double[] weights = weights(asset.length, halfLife);
    double product = 0;
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      product += weights[i] * asset[i] * benchmark[i];
      squares += weights[i] * benchmark[i] * benchmark[i];
    }
    return OptionalDouble.of(product / squares);
  }

  /** By age, the last return's is one. */
  static double[] weights(int count, double halfLife) {
    if (!(halfLife > 0)) {
      throw new IllegalArgumentException("a half-life is above zero, not " + halfLife);
    }
    double[] weights = new double[count];
    double decay = StrictMath.pow(2, -1 / halfLife);
    double weight = 1;
    for (int i = count - 1; i >= 0; i--) {
      weights[i] = weight;
      weight *= decay;
    }
    return weights;
  }

  /** Kish's effective size of a weighted sample. */
  static double effective(double[] weights) {
    double sum = 0;
    double squares = 0;
    for (double weight : weights) {
      sum += weight;
      squares += weight * weight;
    }
    return sum * sum / squares;
  }
}
