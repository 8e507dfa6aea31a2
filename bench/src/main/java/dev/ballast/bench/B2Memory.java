// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.engine.Backtest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a large account asks of memory: 100 assets over five years of daily bars, made, and run with
 * a review on every day. Prints how long the run took and the process's peak as the kernel counts
 * it.
 */
public final class B2Memory {
  private static final int SPOTS = 100;
  private static final int DAYS = 5 * 365;

  private B2Memory() {}

  /** Makes the market, runs it, and prints events and the peak. */
  public static void main(String[] arguments) throws IOException {
    WeightsTask task = WeightsTask.of(MadeWeights.daily(SPOTS, DAYS, false));
    long begun = System.nanoTime();
    Backtest backtest = task.run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%d reviews of %d assets in %.1f s, %d events",
            backtest.run().decisions().size(),
            SPOTS,
            seconds,
            backtest.events().size()));
    System.out.println("equity at the end: " + backtest.run().last().exposure().equity());
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .forEach(System.out::println);
  }
}
