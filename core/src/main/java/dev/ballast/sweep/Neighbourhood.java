// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import dev.ballast.analytics.RankCorrelation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether variants that stand beside each other come to much the same, as they should where a key
 * matters for a reason: a best one among poor neighbours is luck. On a grid the neighbours are one
 * step of one key away; elsewhere they are the nearest, two for each key.
 *
 * @param ofBest how many neighbours the best one has
 * @param best Sharpe ratio of the best one, a year
 * @param aroundBest the mean of its neighbours
 * @param likeness rank correlation of all variants' ratios with the means of their neighbours: near
 *     1 where the surface is smooth, near 0 where it is noise; absent where all are equal
 */
public record Neighbourhood(int ofBest, double best, double aroundBest, OptionalDouble likeness) {
  private static final double TINY = 1e-9;

  /** More than this and each would be compared with too many others. */
  private static final int MOST = 5_000;

  /** Of a sweep; nothing of fewer than three variants with a ratio, or of very many. */
  public static Optional<Neighbourhood> of(SweepResult result) {
    List<VariantOutcome.Ran> ranked = result.ranked();
    if (ranked.size() < 3 || ranked.size() > MOST) {
      return Optional.empty();
    }
    List<Double> own = new ArrayList<>();
    List<Double> around = new ArrayList<>();
    int ofBest = 0;
    double aroundBest = Double.NaN;
    for (VariantOutcome.Ran one : ranked) {
      List<VariantOutcome.Ran> near = near(one, ranked, result.plan());
      if (!near.isEmpty()) {
        double mean = near.stream().mapToDouble(SweepResult::sharpe).sum() / near.size();
        own.add(SweepResult.sharpe(one));
        around.add(mean);
        if (number(one) == number(ranked.getFirst())) {
          ofBest = near.size();
          aroundBest = mean;
        }
      }
    }
    return ofBest == 0
        ? Optional.empty()
        : Optional.of(
            new Neighbourhood(
                ofBest,
                SweepResult.sharpe(ranked.getFirst()),
                aroundBest,
                RankCorrelation.of(plain(own), plain(around))));
  }

  private static int number(VariantOutcome.Ran one) {
    return one.variant().number();
  }

  private static double[] plain(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<VariantOutcome.Ran> near(
      VariantOutcome.Ran one, List<VariantOutcome.Ran> all, SweepPlan plan) {
    List<VariantOutcome.Ran> others =
        all.stream().filter(other -> number(other) != number(one)).toList();
    if (plan.grid()) {
      return others.stream()
          .filter(other -> isOneStepAway(one.variant(), other.variant(), plan))
          .toList();
    }
    return others.stream()
        .sorted(Comparator.comparingDouble(other -> one.variant().distance(other.variant())))
        .limit(2L * plan.keys().size())
        .toList();
  }

  private static boolean isOneStepAway(SweptVariant one, SweptVariant other, SweepPlan plan) {
    double steps = 0;
    for (int i = 0; i < plan.keys().size(); i++) {
      int count = ((VariedKey.Listed) plan.keys().get(i).values()).texts().size();
      steps += Math.abs(one.position().get(i) - other.position().get(i)) * (count - 1);
    }
    return Math.abs(steps - 1) < TINY;
  }
}
