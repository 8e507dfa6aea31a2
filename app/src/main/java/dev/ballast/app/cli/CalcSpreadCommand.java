// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.calc.SpreadCalculator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast calc spread}: from drifted weights to targets. */
@Command(
    name = "spread",
    description = "The futures spread, or the spot trades, that bring drifted weights to target.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("UnusedVariable") // flags are read by name, as the keys of a file are
final class CalcSpreadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--target",
      paramLabel = "ASSET=WEIGHT,...",
      description = "Weights as they should be: BTC=0.6,ETH=40%%.")
  private @Nullable String target;

  @Option(names = "--actual", paramLabel = "ASSET=WEIGHT,...", description = "Weights as they are.")
  private @Nullable String actual;

  @Option(
      names = "--value",
      paramLabel = "AMOUNT",
      description = "What all of it is worth, in USDT.")
  private @Nullable String value;

  @Option(
      names = "--beta",
      paramLabel = "ASSET=BETA,...",
      description = "Shows what the spread adds in beta, and the beta-neutral size.")
  private @Nullable String beta;

  @Option(
      names = "--benchmark",
      paramLabel = "ASSET",
      description = "What the betas are on (default: BTC).")
  private @Nullable String benchmark;

  @Mixin private DataOptions data;

  @Mixin private CalcInput input;

  @Override
  public Integer call() {
    return input.print(spec, SpreadCalculator.of(input.given(spec), new StoredBetas(data)));
  }
}
