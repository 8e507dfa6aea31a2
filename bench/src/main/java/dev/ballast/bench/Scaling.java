// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * How time grows as bars or assets double three times: medians, and their ratio to the first.
 * Linear is 1, 2, 4, 8.
 */
public final class Scaling {
  private static final int[] TIMES = {1, 2, 4, 8};
  private static final int BARS = 10_950;
  private static final int ASSETS = 50;
  private static final int SPOTS = 20;
  private static final int DAYS = 365;
  private static final int ROUNDS = 31;
  private static final int SESSION_ROUNDS = 9;

  private Scaling() {}

  public static void main(String[] arguments) {
    print("B1, one thread, times as many bars", ROUNDS, times -> rolling(BARS * times, ASSETS));
    print("B1, one thread, times as many assets", ROUNDS, times -> rolling(BARS, ASSETS * times));
    print("B2, times as many days", SESSION_ROUNDS, times -> session(SPOTS, DAYS * times));
    print("B2, times as many assets", SESSION_ROUNDS, times -> session(SPOTS * times, DAYS));
  }

  private static Runnable rolling(int bars, int assets) {
    RollingTask task = new RollingTask(RollingTask.made(bars, assets), 1);
    return () -> task.run(0);
  }

  /** A session with a review on every day. */
  private static Runnable session(int spots, int days) {
    WeightsTask task = WeightsTask.of(MadeWeights.daily(spots, days, false));
    return task::run;
  }

  /** The sizes take turns, so that a busy machine disturbs all alike. */
  private static void print(String title, int rounds, IntFunction<Runnable> sized) {
    List<Runnable> tasks = new ArrayList<>();
    for (int times : TIMES) {
      tasks.add(sized.apply(times));
    }
    double[][] millis = new double[TIMES.length][rounds];
    for (int round = -rounds; round < rounds; round++) {
      for (int k = 0; k < TIMES.length; k++) {
        long begun = System.nanoTime();
        tasks.get(k).run();
        millis[k][Math.max(0, round)] = (System.nanoTime() - begun) / 1e6;
      }
    }
    System.out.println(title);
    double first = median(millis[0]);
    for (int k = 0; k < TIMES.length; k++) {
      double middle = median(millis[k]);
      System.out.println(
          String.format(Locale.ROOT, "  %d  %9.3f ms  %5.2f", TIMES[k], middle, middle / first));
    }
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }
}
