// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.calc.TrackingCalculator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast calc tracking}: a basket against an index. */
@Command(
    name = "tracking",
    description = "The tracking error of a basket against an index, measured on stored history.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("UnusedVariable") // flags are read by name, as the keys of a file are
final class CalcTrackingCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--index",
      paramLabel = "ASSET=WEIGHT,...",
      description = "The index's weights, UNI=0.5,AAVE=50%%; or DEFI=1, a contract on it.")
  private @Nullable String index;

  @Option(
      names = "--basket",
      paramLabel = "ASSET=WEIGHT,...",
      description = "The weights that are held.")
  private @Nullable String basket;

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Daily returns that are measured on (default: 90).")
  private @Nullable String window;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Measure what was known at 00:00 UTC of the day (default: all history).")
  private @Nullable String asOf;

  @Mixin private DataOptions data;

  @Mixin private CalcInput input;

  @Override
  public Integer call() {
    return input.print(spec, TrackingCalculator.of(input.given(spec), new StoredReturns(data)));
  }
}
