// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How betas are measured, of the calculators that can. */
@SuppressWarnings("UnusedVariable") // flags are read by name, as the keys of a file are
final class MeasureOptions {
  @Option(
      names = "--benchmark",
      paramLabel = "ASSET",
      description = "What betas are on (default: BTC).")
  private @Nullable String benchmark;

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Daily returns of a measured beta (default: 90).")
  private @Nullable String window;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Measure what was known at 00:00 UTC of the day (default: all history).")
  private @Nullable String asOf;
}
