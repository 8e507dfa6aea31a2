// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.calc.WeightsCalculator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast calc weights}: a basket of a target beta. */
@Command(
    name = "weights",
    description = "Weights of a basket that has a target beta, and the short that neutralises it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("UnusedVariable") // flags are read by name, as the keys of a file are
final class CalcWeightsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "ASSET",
      description = "Members whose betas are measured, where --beta gives none.")
  private List<String> assets = new ArrayList<>();

  @Option(
      names = "--beta",
      paramLabel = "ASSET=BETA,...",
      description = "Members and their betas: ETH=1.25,SOL=1.6.")
  private @Nullable String beta;

  @Option(names = "--target", paramLabel = "BETA", description = "What the basket's is to be.")
  private @Nullable String target;

  @Option(
      names = "--notional",
      paramLabel = "AMOUNT",
      description = "What the basket is worth, in USDT.")
  private @Nullable String notional;

  @Option(
      names = "--base",
      paramLabel = "ASSET=WEIGHT,...",
      description = "Weights to stay near to (default: equal).")
  private @Nullable String base;

  @Option(
      names = "--max",
      paramLabel = "SHARE",
      description = "Most of each member, 0.6 or 60%%; or ETH=0.6,SOL=0.5 (default: 100%%).")
  private @Nullable String max;

  @Mixin private MeasureOptions measure;

  @Mixin private DataOptions data;

  @Mixin private CalcInput input;

  @Override
  public Integer call() {
    return input.print(
        spec, WeightsCalculator.of(input.given(spec), assets, new StoredBetas(data)));
  }
}
