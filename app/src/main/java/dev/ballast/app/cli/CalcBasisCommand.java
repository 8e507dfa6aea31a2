// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.calc.BasisCalculator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast calc basis}: futures price against spot. */
@Command(
    name = "basis",
    description = "What a future costs above spot or index, also a year.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("UnusedVariable") // flags are read by name, as the keys of a file are
final class CalcBasisCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"--spot", "--index"},
      paramLabel = "PRICE",
      description = "Spot or index price.")
  private @Nullable String spot;

  @Option(names = "--future", paramLabel = "PRICE", description = "Price of the future.")
  private @Nullable String future;

  @Option(
      names = "--perpetual",
      paramLabel = "PRICE",
      description = "Or of the perpetual, which has no expiry.")
  private @Nullable String perpetual;

  @Option(
      names = "--expiry",
      paramLabel = "DATE",
      description = "Day of delivery (08:00 UTC), or its time.")
  private @Nullable String expiry;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "Says the expiry too: BTCUSDT_251226.")
  private @Nullable String symbol;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Now: the days to delivery count from it.")
  private @Nullable String asOf;

  @Option(names = "--days", paramLabel = "N", description = "Days to delivery, instead of expiry.")
  private @Nullable String days;

  @Option(
      names = "--funding-rate",
      paramLabel = "RATE",
      description = "Of a perpetual, at one settlement: 0.0001 or 0.01%%.")
  private @Nullable String fundingRate;

  @Option(
      names = "--interval",
      paramLabel = "HOURS",
      description = "Between settlements (default: 8h).")
  private @Nullable String interval;

  @Mixin private CalcInput input;

  @Override
  public Integer call() {
    return input.print(spec, BasisCalculator.of(input.given(spec)));
  }
}
