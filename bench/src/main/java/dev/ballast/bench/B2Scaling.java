// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import java.util.Locale;

/**
 * How the time of B2 grows with bars and with assets, at 1, 2, 4 and 8 times: hourly bars of a
 * seeded market, rebalanced daily.
 */
public final class B2Scaling {
  private static final int BARS = 6_000;
  private static final int SPOTS = 20;
  private static final int RUNS = 60;

  private B2Scaling() {}

  /** Prints a line for each size. */
  public static void main(String[] arguments) {
    System.out.println("bars   spots  milliseconds  ns a bar event");
    for (int times = 1; times <= 8; times *= 2) {
      print(SPOTS, BARS * times);
    }
    for (int times = 2; times <= 8; times *= 2) {
      print(SPOTS * times, BARS);
    }
  }

  private static void print(int spots, int bars) {
    WeightsData data = MadeGrid.of(spots, bars);
    WeightsTask task = WeightsTask.of(data.prices(), data.funding(), data.rules(), data.monthly());
    long best = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long started = System.nanoTime();
      task.run();
      best = Math.min(best, System.nanoTime() - started);
    }
    System.out.printf(
        Locale.ROOT,
        "%6d %5d  %12.3f  %14.2f%n",
        bars,
        spots,
        best / 1e6,
        (double) best / data.events());
  }
}
