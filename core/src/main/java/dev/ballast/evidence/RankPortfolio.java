// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.Ranks;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a signal earns and trades as a portfolio: long what it ranks high, short what it ranks low,
 * in proportion to the distance of the rank from the mean rank, with absolute weights that sum to
 * one. Weights are set anew at each moment, held until the next, and traded from those before, not
 * from what prices made of those.
 *
 * @param moments at which weights were set
 * @param meanReturn from moment to moment, a fraction of the gross position, before costs
 * @param traded the mean sum of absolute changes of weights at a moment, the first from nothing
 */
public record RankPortfolio(int moments, double meanReturn, double traded) {
  /**
   * Held over a panel; nothing where no moment has two signals that differ.
   *
   * @param every periods from moment to moment
   */
  public static Optional<RankPortfolio> of(SignalPanel panel, int every) {
    double[] held = new double[panel.assets()];
    double earned = 0;
    double traded = 0;
    boolean any = false;
    int[] moments = panel.moments(every, every);
    for (int period : moments) {
      int[] present = panel.present(period, every);
      Optional<CrossSection> section = panel.section(present, period, every);
      double[] wanted = new double[held.length];
      if (section.isPresent()) {
        double[] weights = weights(section.get().signals());
        for (int i = 0; i < present.length; i++) {
          wanted[present[i]] = weights[i];
          earned += weights[i] * section.get().laterReturn(i);
        }
      }
      for (int asset = 0; asset < held.length; asset++) {
        traded += Math.abs(wanted[asset] - held[asset]);
        any |= wanted[asset] != 0;
      }
      held = wanted;
    }
    return any
        ? Optional.of(
            new RankPortfolio(moments.length, earned / moments.length, traded / moments.length))
        : Optional.empty();
  }

  /** Zero where all signals are alike. */
  static double[] weights(double[] signals) {
    double[] weights = Ranks.of(signals);
    double middle = (signals.length + 1) / 2.0;
    double gross = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= middle;
      gross += Math.abs(weights[i]);
    }
    for (int i = 0; gross > 0 && i < weights.length; i++) {
      weights[i] /= gross;
    }
    return weights;
  }

  /** Trades over twice the gross position, from moment to moment. */
  public double turnover() {
    return traded / 2;
  }

  /** The cost of a unit traded, a fraction, at which nothing is left; below zero where it loses. */
  public double breakEvenCost() {
    return meanReturn / traded;
  }

  /**
   * What is earned, before costs, for each unit of cost.
   *
   * @param cost of a unit traded, a fraction above zero; nothing where it is zero
   */
  public OptionalDouble returnPerCost(double cost) {
    return cost > 0 ? OptionalDouble.of(breakEvenCost() / cost) : OptionalDouble.empty();
  }
}
