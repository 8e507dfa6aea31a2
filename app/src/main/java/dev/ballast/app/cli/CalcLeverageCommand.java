// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.calc.LeverageCalculator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast calc leverage}: leverage times beta. */
@Command(
    name = "leverage",
    description = "How much of the market a margin carries: leverage x beta.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("UnusedVariable") // flags are read by name, as the keys of a file are
final class CalcLeverageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--leverage",
      paramLabel = "N",
      description = "Notional over margin; or give both of those.")
  private @Nullable String leverage;

  @Option(names = "--beta", paramLabel = "BETA", description = "Of what is held (default: 1).")
  private @Nullable String beta;

  @Option(
      names = "--notional",
      paramLabel = "AMOUNT",
      description = "Of the position, in USDT; a short's is negative.")
  private @Nullable String notional;

  @Option(names = "--margin", paramLabel = "AMOUNT", description = "Behind it, in USDT.")
  private @Nullable String margin;

  @Option(
      names = "--move",
      paramLabel = "CHANGE",
      description = "Of the benchmark: -0.1 or -10%% (default: -10%%).")
  private @Nullable String move;

  @Mixin private CalcInput input;

  @Override
  public Integer call() {
    return input.print(spec, LeverageCalculator.of(input.given(spec)));
  }
}
