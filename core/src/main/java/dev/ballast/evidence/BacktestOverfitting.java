// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.Beta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What choosing the best of many variants in one half of history is worth in the other half, for
 * all ways of halving it in blocks: combinatorially symmetric cross-validation. Bailey, Borwein,
 * Lopez de Prado and Zhu, "The probability of backtest overfitting", Journal of Computational
 * Finance 20, 2017.
 *
 * @param selections one for each way of halving
 */
public record BacktestOverfitting(List<Selection> selections) {
  /**
   * What was chosen in one half.
   *
   * @param variant of the largest Sharpe ratio inside
   * @param inside its Sharpe ratio in the half it was chosen in, per period
   * @param outside in the other
   * @param logit ln(w / (1 - w)), w being its rank outside over one more than there are variants;
   *     zero for the middle, above for better
   */
  public record Selection(int variant, double inside, double outside, double logit) {}

  /**
   * How the ratio outside follows the ratio inside over all ways: outside = intercept + slope x
   * inside.
   *
   * @param slope below zero where better inside is worse outside
   * @param rSquared 0 to 1
   */
  public record Degradation(double slope, double intercept, double rSquared) {}

  /** Copies its list, which is not empty. */
  public BacktestOverfitting {
    selections = List.copyOf(selections);
    if (selections.isEmpty()) {
      throw new IllegalArgumentException("nothing was chosen");
    }
  }

  /**
   * Chooses in all halves.
   *
   * @param returns periods x variants: two variants at least
   * @param blocks that history is cut into: even, from 2 to {@value HalvedReturns#MOST_BLOCKS}, of
   *     two periods at least; 16 give 12,870 ways
   */
  public static BacktestOverfitting of(double[][] returns, int blocks) {
    HalvedReturns halves = new HalvedReturns(returns, blocks);
    List<Selection> selections = new ArrayList<>();
    int end = 1 << blocks;
    for (int inside = (1 << (blocks / 2)) - 1; inside < end; inside = nextWithAsMany(inside)) {
      double[] ratios = halves.ratios(inside);
      double[] others = halves.ratios(end - 1 - inside);
      int best = Variants.best(ratios);
      selections.add(new Selection(best, ratios[best], others[best], logit(others, best)));
    }
    return new BacktestOverfitting(selections);
  }

  /** The next larger number with as many bits set: Gosper's way, HAKMEM 175, 1972. */
  private static int nextWithAsMany(int bits) {
    int lowest = bits & -bits;
    int carried = bits + lowest;
    return carried | (((bits ^ carried) / lowest) >>> 2);
  }

  private static double logit(double[] ratios, int chosen) {
    int less = 0;
    int equal = 0;
    for (double ratio : ratios) {
      less += ratio < ratios[chosen] ? 1 : 0;
      equal += ratio == ratios[chosen] ? 1 : 0;
    }
    double rank = less + (equal + 1) / 2.0;
    return StrictMath.log(rank / (ratios.length + 1 - rank));
  }

  /**
   * The probability of backtest overfitting: the share of ways in which the chosen variant is no
   * better outside than half of all. About one half where there is nothing to choose.
   */
  public double probability() {
    return (double) selections.stream().filter(one -> one.logit() <= 0).count() / selections.size();
  }

  /** The share of ways in which the chosen variant lost money in the other half. */
  public double probabilityOfLoss() {
    return (double) selections.stream().filter(one -> one.outside() < 0).count()
        / selections.size();
  }

  /** The line through ratios inside and outside; nothing where either is always the same. */
  public Optional<Degradation> degradation() {
    double[] inside = selections.stream().mapToDouble(Selection::inside).toArray();
    double[] outside = selections.stream().mapToDouble(Selection::outside).toArray();
    return inside.length < Beta.LEAST_OBSERVATIONS
        ? Optional.empty()
        : Beta.of(outside, inside)
            .map(line -> new Degradation(line.beta(), line.alpha(), line.rSquared()));
  }
}
