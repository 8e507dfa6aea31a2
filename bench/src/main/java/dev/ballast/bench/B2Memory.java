// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a large market asks of memory: 500 assets over five years of hourly bars (open, high, low,
 * close, volume and funding), made and run. Prints the process's peak as the kernel counts it.
 */
public final class B2Memory {
  private static final int SPOTS = 499;
  private static final int BARS = 5 * 365 * 24;

  private B2Memory() {}

  /** Makes the market, runs it, and prints events and the peak. */
  public static void main(String[] arguments) throws IOException {
    WeightsData data = MadeGrid.of(SPOTS, BARS);
    double last =
        WeightsTask.of(data.prices(), data.funding(), data.rules(), data.monthly())
            .run()
            .equity(BARS - 1);
    System.out.println(data.events() + " bars of " + data.prices().width() + " instruments");
    System.out.println("equity at the end: " + Math.round(last));
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .forEach(System.out::println);
  }
}
