// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.NormalDistribution;
import java.util.ArrayList;
import java.util.List;

/**
 * A Sharpe ratio cut to what is left of it after many tests: the one whose chance, in a single
 * test, is that of this one among all. Harvey and Liu, "Backtesting", Journal of Portfolio
 * Management 42, 2015; chances are two-sided and normal, of t = SR x root of n.
 *
 * @param ratio as measured, per period
 * @param chance of one as far from zero without skill
 * @param adjusted the chance after all tests
 * @param left the ratio that has that chance, per period
 */
public record SharpeHaircut(double ratio, double chance, double adjusted, double left) {
  /** Below, no test of ours takes anything away. */
  private static final double LEAST_CHANCE = 1e-290;

  /**
   * What is left of each.
   *
   * @param ratios of all that was tried, per period
   * @param observations returns of each
   */
  public static List<SharpeHaircut> of(double[] ratios, int observations, Adjustment adjustment) {
    double root = Math.sqrt(observations);
    double[] chances = new double[ratios.length];
    for (int i = 0; i < ratios.length; i++) {
      chances[i] = NormalDistribution.beyond(ratios[i] * root);
    }
    double[] adjusted = adjustment.adjust(chances);
    List<SharpeHaircut> all = new ArrayList<>();
    for (int i = 0; i < ratios.length; i++) {
      all.add(
          new SharpeHaircut(
              ratios[i], chances[i], adjusted[i], left(ratios[i], adjusted[i], root)));
    }
    return all;
  }

  private static double left(double ratio, double adjusted, double root) {
    if (adjusted < LEAST_CHANCE) {
      return ratio;
    }
    double size = -NormalDistribution.quantile(adjusted / 2) / root;
    return Math.copySign(Math.clamp(size, 0, Math.abs(ratio)), ratio);
  }

  /** The share of the ratio that is cut off, 0 to 1; nothing of nothing. */
  public double haircut() {
    return ratio == 0 ? 0 : 1 - left / ratio;
  }
}
