// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.Moments;

/**
 * A way of drawing a series anew from itself so that neighbours stay together: blocks that begin
 * anywhere, are of random length, and go on at the beginning after the end. Politis and Romano,
 * "The stationary bootstrap", Journal of the American Statistical Association 89, 1994.
 *
 * @param periods of the series
 * @param meanBlock mean length of a block, 1 for values that do not depend on each other
 */
public record StationaryBootstrap(int periods, double meanBlock) {
  /** Throws on an empty series and blocks shorter than a period. */
  public StationaryBootstrap {
    if (periods < 1 || !(meanBlock >= 1)) {
      throw new IllegalArgumentException(
          "blocks of " + meanBlock + " periods out of " + periods + " draw nothing");
    }
  }

  /** Blocks as long as suit this series best, by {@link BlockLength}. */
  public static StationaryBootstrap suiting(double[] series) {
    return new StationaryBootstrap(series.length, BlockLength.of(series));
  }

  /** Which period of the series stands in each place of the drawn one. */
  public int[] draw(Draws draws) {
    int[] drawn = new int[periods];
    double ends = 1 / meanBlock;
    for (int i = 0; i < periods; i++) {
      boolean begins = i == 0 || draws.happens(ends);
      drawn[i] = begins ? draws.below(periods) : (drawn[i - 1] + 1) % periods;
    }
    return drawn;
  }

  /** How many times each period of the series is drawn. */
  int[] counts(Draws draws) {
    int[] counts = new int[periods];
    for (int period : draw(draws)) {
      counts[period]++;
    }
    return counts;
  }

  /**
   * Means of the series as it is drawn so many times.
   *
   * @param series of as many values as there are periods
   */
  public double[] means(double[] series, int times, Draws draws) {
    if (series.length != periods) {
      throw new IllegalArgumentException(series.length + " values for " + periods + " periods");
    }
    double[] means = new double[times];
    double[] drawn = new double[periods];
    for (int time = 0; time < times; time++) {
      int[] places = draw(draws);
      for (int i = 0; i < periods; i++) {
        drawn[i] = series[places[i]];
      }
      means[time] = Moments.mean(drawn);
    }
    return means;
  }
}
