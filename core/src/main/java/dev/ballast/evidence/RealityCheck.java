// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

/**
 * Whether the best of many variants beats a benchmark by more than the best of as many would by
 * luck: White, "A reality check for data snooping", Econometrica 68, 2000. {@link SuperiorAbility}
 * is not weakened by poor variants among them, and divides each by its deviation.
 *
 * @param best the variant of the largest mean
 * @param statistic its mean excess return, times the root of the periods
 * @param chance of as much where none is better than the benchmark
 */
public record RealityCheck(int best, double statistic, double chance) {
  /**
   * Draws the periods anew so many times.
   *
   * @param excess returns of each variant less the benchmark's: periods x variants
   */
  public static RealityCheck of(
      double[][] excess, StationaryBootstrap bootstrap, int times, Draws draws) {
    double[] means = Variants.means(excess);
    int best = Variants.best(means);
    ResampledMeans resampled = new ResampledMeans(excess, bootstrap, draws);
    int reached = 0;
    for (int time = 0; time < times; time++) {
      double[] drawn = resampled.next();
      double largest = Double.NEGATIVE_INFINITY;
      for (int variant = 0; variant < drawn.length; variant++) {
        largest = Math.max(largest, drawn[variant] - means[variant]);
      }
      reached += largest >= means[best] ? 1 : 0;
    }
    return new RealityCheck(best, Math.sqrt(excess.length) * means[best], (double) reached / times);
  }
}
