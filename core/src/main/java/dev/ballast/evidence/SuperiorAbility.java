// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import java.util.Optional;

/**
 * Whether the best of many variants, each measured in its own standard errors, beats a benchmark by
 * more than the best of as many would by luck: Hansen, "A test for superior predictive ability",
 * Journal of Business and Economic Statistics 23, 2005.
 *
 * <p>The three chances differ in what is thought of variants that did worse than the benchmark:
 * that they are as good as it ({@code upper}, as White has it), that those are not which did worse
 * by more than the law of the iterated logarithm lets pass as luck ({@code consistent}, the one to
 * look at), or that all are as bad as they were ({@code lower}).
 *
 * @param best the variant of the largest t statistic
 * @param statistic that, or zero where none beat the benchmark
 */
public record SuperiorAbility(
    int best, double statistic, double lower, double consistent, double upper) {
  /** Deviations up to here are rounding. */
  private static final double ROUNDING = 1e-12;

  /** Weights below are lost in rounding. */
  private static final double LEAST_WEIGHT = 1e-17;

  /**
   * Draws the periods anew so many times; nothing where no variant differs from the benchmark, and
   * variants that do not are left out.
   *
   * @param excess returns of each variant less the benchmark's: periods x variants, three periods
   *     at least
   */
  public static Optional<SuperiorAbility> of(
      double[][] excess, StationaryBootstrap bootstrap, int times, Draws draws) {
    int periods = excess.length;
    double[] means = Variants.means(excess);
    double[] errors = errors(excess, means, 1 / bootstrap.meanBlock());
    double[] scores = new double[means.length];
    boolean any = false;
    for (int k = 0; k < means.length; k++) {
      any |= errors[k] > 0;
      scores[k] = errors[k] > 0 ? means[k] / errors[k] : Double.NEGATIVE_INFINITY;
    }
    if (!any || periods < 3) {
      return Optional.empty();
    }
    int best = Variants.best(scores);
    double statistic = Math.max(0, scores[best]);
    double luck = Math.sqrt(2 * StrictMath.log(StrictMath.log(periods)));
    ResampledMeans resampled = new ResampledMeans(excess, bootstrap, draws);
    int[] reached = new int[3];
    for (int time = 0; time < times; time++) {
      double[] drawn = resampled.next();
      double[] largest = new double[3];
      for (int k = 0; k < means.length; k++) {
        if (errors[k] > 0) {
          double lower = Math.max(means[k], 0);
          double consistent = scores[k] >= -luck ? means[k] : 0;
          largest[0] = Math.max(largest[0], (drawn[k] - lower) / errors[k]);
          largest[1] = Math.max(largest[1], (drawn[k] - consistent) / errors[k]);
          largest[2] = Math.max(largest[2], (drawn[k] - means[k]) / errors[k]);
        }
      }
      for (int i = 0; i < 3; i++) {
        reached[i] += largest[i] >= statistic ? 1 : 0;
      }
    }
    return Optional.of(
        new SuperiorAbility(
            best,
            statistic,
            (double) reached[0] / times,
            (double) reached[1] / times,
            (double) reached[2] / times));
  }

  /**
   * The standard error of each mean as the bootstrap would have it without end: autocovariances
   * with weights (1 - i/n) (1 - q)^i + i/n (1 - q)^(n - i), q being the chance that a block ends.
   * Zero where a variant does not differ from the benchmark but by rounding.
   */
  static double[] errors(double[][] excess, double[] means, double ends) {
    int periods = excess.length;
    double[][] deviations = new double[periods][means.length];
    for (int i = 0; i < periods; i++) {
      for (int k = 0; k < means.length; k++) {
        deviations[i][k] = excess[i][k] - means[k];
      }
    }
    double[] sums = new double[means.length];
    for (int lag = 0; lag < periods; lag++) {
      double part = (double) lag / periods;
      double weight =
          (1 - part) * StrictMath.pow(1 - ends, lag)
              + part * StrictMath.pow(1 - ends, periods - lag);
      if (weight > LEAST_WEIGHT) {
        addProducts(sums, deviations, lag, lag == 0 ? 1 : 2 * weight);
      }
    }
    double[] errors = new double[means.length];
    for (int k = 0; k < means.length; k++) {
      double deviation = Math.sqrt(Math.max(0, sums[k] / periods));
      errors[k] = deviation > ROUNDING ? deviation / Math.sqrt(periods) : 0;
    }
    return errors;
  }

  private static void addProducts(double[] sums, double[][] deviations, int lag, double weight) {
    for (int i = lag; i < deviations.length; i++) {
      double[] later = deviations[i];
      double[] before = deviations[i - lag];
      for (int k = 0; k < sums.length; k++) {
        sums[k] += weight * later[k] * before[k];
      }
    }
  }
}
