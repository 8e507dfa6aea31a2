// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;

/**
 * What a regression on a benchmark leaves over, day by day: from it follows how far the errors of
 * two slopes go together, and so the error of a sum of slopes.
 *
 * <p>Assets fall and rise together beyond their betas: errors taken as independent are too small.
 */
public final class Residuals {
  private final long[] days;
  private final double[] residuals;

  /** Of the benchmark's returns from their mean. */
  private final double[] deviations;

  private Residuals(long[] days, double[] residuals, double[] deviations) {
    this.days = days;
    this.residuals = residuals;
    this.deviations = deviations;
  }

  /** What is left over of an asset's returns, the first series, by its beta on the second. */
  static Residuals of(AlignedReturns returns, Beta beta) {
    double[] asset = returns.first();
    double[] benchmark = returns.second();
    double mean = Moments.mean(benchmark);
    long[] days = new long[asset.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = returns.closeTime(i);
      asset[i] -= beta.alpha() + beta.beta() * benchmark[i];
      benchmark[i] -= mean;
    }
    return new Residuals(days, asset, benchmark);
  }

  /**
   * What is left over of an asset's returns, the first series, by their weighted beta on the
   * second: each day by the root of its weight, so that sums of products are weighted sums, and the
   * covariance of the slope with itself is the square of its error.
   */
  public static Residuals weighted(AlignedReturns returns, EwmaBeta ewma, double halfLife) {
    double[] asset = returns.first();
    double[] benchmark = returns.second();
    double[] weights = EwmaBeta.weights(asset.length, halfLife);
    double mean = WeightedMoments.of(asset, benchmark, weights).benchmarkMean();
    double freedom = (asset.length - 2) / (ewma.effectiveObservations() - 2);
    long[] days = new long[asset.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = returns.closeTime(i);
      double residual = asset[i] - ewma.beta().alpha() - ewma.beta().beta() * benchmark[i];
      asset[i] = residual * StrictMath.sqrt(weights[i] * freedom);
      benchmark[i] = (benchmark[i] - mean) * StrictMath.sqrt(weights[i]);
    }
    return new Residuals(days, asset, benchmark);
  }

  /** Whether both are of one benchmark's returns on the same days, so that they may be added. */
  public boolean besides(Residuals other) {
    return Arrays.equals(days, other.days) && Arrays.equals(deviations, other.deviations);
  }

  /**
   * These, which have the days and the benchmark in memory once with others {@link #besides} them.
   */
  Residuals sharing(Residuals other) {
    return new Residuals(other.days, residuals, other.deviations);
  }

  /** So much of an asset. */
  public Residuals multipliedBy(double weight) {
    double[] weighted = residuals.clone();
    for (int i = 0; i < weighted.length; i++) {
      weighted[i] *= weight;
    }
    return new Residuals(days, weighted, deviations);
  }

  /** These with so much of another asset, which stands {@link #besides} them. */
  public Residuals plus(double weight, Residuals other) {
    if (!besides(other)) {
      throw new IllegalArgumentException("residuals of different days");
    }
    double[] sum = residuals.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * other.residuals[i];
    }
    return new Residuals(days, sum, deviations);
  }

  /**
   * The covariance of two slopes' errors: the residuals' covariance on the days in common, with n -
   * 2, times the sum of the products of the benchmark's deviations on these days, over both sums of
   * its squares. With itself it is the square of the standard error of ordinary least squares.
   */
  public double covariance(Residuals other) {
    double product = 0;
    double deviation = 0;
    int common = 0;
    int at = 0;
    for (int i = 0; i < days.length; i++) {
      while (at < other.days.length && other.days[at] < days[i]) {
        at++;
      }
      if (at < other.days.length && other.days[at] == days[i]) {
        product += residuals[i] * other.residuals[at];
        deviation += deviations[i] * other.deviations[at];
        common++;
      }
    }
    return common < Beta.LEAST_OBSERVATIONS
        ? 0
        : product / (common - 2) * deviation / squares() / other.squares();
  }

  private double squares() {
    double sum = 0;
    for (double deviation : deviations) {
      sum += deviation * deviation;
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Residuals that
        && besides(that)
        && Arrays.equals(residuals, that.residuals);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(residuals);
  }
}
