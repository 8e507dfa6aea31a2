// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * The regression on those days alone on which the benchmark rose, or fell; a day without a move of
 * its is in neither.
 */
public sealed interface SidedBeta {
  /** With fewer days a side's slope is mostly error. */
  int LEAST_DAYS = 20;

  /** How many of the days were on this side. */
  int days();

  /** The figures; their observations are the days. */
  record Measured(Beta beta) implements SidedBeta {
    @Override
    public int days() {
      return beta.observations();
    }
  }

  /**
   * No slope.
   *
   * @param reason half a sentence without its subject: {@code rose on 12 days, fewer than 20}
   */
  record Unavailable(int days, String reason) implements SidedBeta {}

  /** Over the days on which the benchmark rose. */
  static SidedBeta up(double[] asset, double[] benchmark) {
    return of(asset, benchmark, move -> move > 0, "rose");
  }

  /** Over the days on which the benchmark fell. */
  static SidedBeta down(double[] asset, double[] benchmark) {
    return of(asset, benchmark, move -> move < 0, "fell");
  }

  private static SidedBeta of(
      double[] asset, double[] benchmark, DoublePredicate side, String verb) {
    Beta.check(asset, benchmark);
    double[] own = new double[asset.length];
    double[] other = new double[asset.length];
    int days = 0;
    for (int i = 0; i < asset.length; i++) {
      if (side.test(benchmark[i])) {
        own[days] = asset[i];
        other[days] = benchmark[i];
        days++;
      }
    }
    if (days < LEAST_DAYS) {
      return new Unavailable(days, verb + " on " + days(days) + ", fewer than " + LEAST_DAYS);
    }
    int count = days;
    return Beta.of(Arrays.copyOf(own, days), Arrays.copyOf(other, days))
        .<SidedBeta>map(Measured::new)
        .orElseGet(() ->
            new Unavailable(
                count, verb + " on " + days(count) + ", but a side moved evenly or not at all"));
  }

  private static String days(int count) {
    return count + (count == 1 ? " day" : " days");
  }
}
