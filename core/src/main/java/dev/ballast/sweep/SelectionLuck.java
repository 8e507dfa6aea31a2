// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import dev.ballast.analytics.Moments;
import dev.ballast.analytics.Volatility;
import dev.ballast.evidence.BacktestOverfitting;
import dev.ballast.evidence.SharpeRatio;
import dev.ballast.evidence.Trials;
import java.util.List;
import java.util.Optional;

/**
 * How far the best of a sweep's variants would be the best by luck alone. The best of many is
 * chosen for its luck as well as for its worth, so its own figures promise too much.
 *
 * @param variants that moved at all, of which the best was chosen
 * @param meanCorrelation of the weekly returns of each two of them, 0 to 1
 * @param independent how many variants that do not depend on each other they are worth
 * @param best Sharpe ratio of the best, a year
 * @param expectedBest of so many without any skill whose ratios differ as these do, a year
 * @param deflated the chance that the best one's true ratio is above zero by more than that: the
 *     deflated Sharpe ratio, of daily returns
 * @param overfitting the probability that the best in one half of the weeks is no better than the
 *     middle one in the other; absent where the weeks are too few
 */
public record SelectionLuck(
    int variants,
    double meanCorrelation,
    double independent,
    double best,
    double expectedBest,
    double deflated,
    Optional<BacktestOverfitting> overfitting) {
  private static final int MOST_BLOCKS = 16;
  private static final int FEWEST_BLOCKS = 4;
  private static final int WEEKS_A_BLOCK = 4;

  /** Of a sweep; nothing of fewer than two variants that moved over the same time. */
  public static Optional<SelectionLuck> of(SweepResult result) {
    List<VariantOutcome.Ran> moved =
        result.ranked().stream().filter(one -> one.figures().daily().isPresent()).toList();
    if (moved.size() < 2) {
      return Optional.empty();
    }
    double[] ratios = new double[moved.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = daily(moved.get(i)).ratio();
    }
    double[][] weeks = weeks(moved);
    double correlation = meanCorrelation(weeks);
    Trials trials = Trials.of(ratios).correlated(correlation);
    SharpeRatio best = daily(moved.getFirst());
    return Optional.of(
        new SelectionLuck(
            moved.size(),
            correlation,
            trials.count(),
            best.annualised(Volatility.DAYS_A_YEAR),
            trials.expectedMaximum() * Math.sqrt(Volatility.DAYS_A_YEAR),
            best.chanceAbove(trials.expectedMaximum()),
            overfitting(weeks)));
  }

  private static SharpeRatio daily(VariantOutcome.Ran one) {
    return one.figures().daily().orElseThrow();
  }

  /** A row for each week that all have, a column for each variant. */
  private static double[][] weeks(List<VariantOutcome.Ran> moved) {
    int count = Integer.MAX_VALUE;
    for (VariantOutcome.Ran one : moved) {
      count = Math.min(count, one.figures().weekly().size());
    }
    double[][] weeks = new double[count][moved.size()];
    for (int variant = 0; variant < moved.size(); variant++) {
      List<Double> returns = moved.get(variant).figures().weekly();
      for (int week = 0; week < count; week++) {
        weeks[week][variant] = returns.get(week);
      }
    }
    return weeks;
  }

  /**
   * The mean over all pairs, by the variance of the sum of all in their own deviations: N + N (N -
   * 1) r. Below zero it counts as zero; one where there are no weeks to tell.
   */
  private static double meanCorrelation(double[][] weeks) {
    if (weeks.length < 2) {
      return 1;
    }
    double[] sum = new double[weeks.length];
    double[] column = new double[weeks.length];
    int moving = 0;
    for (int variant = 0; variant < weeks[0].length; variant++) {
      for (int week = 0; week < weeks.length; week++) {
        column[week] = weeks[week][variant];
      }
      double mean = Moments.mean(column);
      double deviation = Volatility.sampleDeviation(column);
      if (deviation > 0) {
        moving++;
        for (int week = 0; week < sum.length; week++) {
          sum[week] += (column[week] - mean) / deviation;
        }
      }
    }
    if (moving < 2) {
      return 1;
    }
    double deviation = Volatility.sampleDeviation(sum);
    double correlation = (deviation * deviation - moving) / ((double) moving * (moving - 1));
    return Math.clamp(correlation, 0, 1);
  }

  private static Optional<BacktestOverfitting> overfitting(double[][] weeks) {
    int blocks = Math.min(MOST_BLOCKS, weeks.length / WEEKS_A_BLOCK / 2 * 2);
    return blocks < FEWEST_BLOCKS
        ? Optional.empty()
        : Optional.of(BacktestOverfitting.of(weeks, blocks));
  }
}
