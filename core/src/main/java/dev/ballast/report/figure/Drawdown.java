// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A fall of equity from a high until that high is reached again.
 *
 * @param depth equity at the trough over equity at the peak, minus one: negative
 * @param peak the last time of the high before the fall
 * @param trough the first time of the lowest equity in it
 * @param recovered the first time at or above the high again; empty where it was not
 */
public record Drawdown(double depth, Instant peak, Instant trough, Optional<Instant> recovered) {
  /** What a product of returns is rounded by, a share of it: no fall, and none of its depth. */
  private static final double ROUNDING = 1e-12;

  /** Equity over its highest so far, minus one; zero at a high, and before there is any. */
  public static double[] line(double[] equity) {
    double[] line = new double[equity.length];
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < equity.length; i++) {
      high = Math.max(high, equity[i]);
      line[i] = high > 0 ? equity[i] / high - 1 : 0;
    }
    return line;
  }

  /**
   * The deepest falls from above zero, deepest first and the earlier first among equals; at most
   * {@code count}.
   */
  public static List<Drawdown> deepest(List<Instant> times, double[] equity, int count) {
    List<Drawdown> found = new ArrayList<>();
    int peak = 0;
    int trough = 0;
    for (int i = 1; i < equity.length; i++) {
      if (!below(equity[i], equity[peak]) || equity[peak] <= 0) {
        if (trough > peak) {
          found.add(between(times, equity, peak, trough, Optional.of(times.get(i))));
        }
        peak = i;
        trough = i;
      } else if (trough == peak || below(equity[i], equity[trough])) {
        trough = i;
      }
    }
    if (trough > peak) {
      found.add(between(times, equity, peak, trough, Optional.empty()));
    }
    found.sort(Comparator.comparingDouble(Drawdown::depth));
    return List.copyOf(found.subList(0, Math.min(count, found.size())));
  }

  private static boolean below(double equity, double other) {
    return equity < other * (1 - ROUNDING);
  }

  private static Drawdown between(
      List<Instant> times, double[] equity, int peak, int trough, Optional<Instant> recovered) {
    return new Drawdown(
        equity[trough] / equity[peak] - 1, times.get(peak), times.get(trough), recovered);
  }
}
