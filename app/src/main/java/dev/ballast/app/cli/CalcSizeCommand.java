// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.calc.SizeCalculator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast calc size}: how many contracts to order. */
@Command(
    name = "size",
    description = "Contracts of a notional or margin, by the venue's rules.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("UnusedVariable") // flags are read by name, as the keys of a file are
final class CalcSizeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--notional",
      paramLabel = "AMOUNT",
      description = "What the order is to be worth, in the quote currency.")
  private @Nullable String notional;

  @Option(
      names = "--margin",
      paramLabel = "AMOUNT",
      description = "Or what it may bind, in the settlement asset.")
  private @Nullable String margin;

  @Option(
      names = "--leverage",
      paramLabel = "N",
      description = "Notional over margin (default: 1).")
  private @Nullable String leverage;

  @Option(
      names = "--price",
      paramLabel = "PRICE",
      description = "Of the order; on the tick grid where it is known.")
  private @Nullable String price;

  @Option(
      names = "--step",
      paramLabel = "N",
      description = "Quantity grid (default: the known rules; 1 contract where inverse).")
  private @Nullable String step;

  @Option(
      names = "--minimum-quantity",
      paramLabel = "N",
      description = "Smallest order, in contracts (default: the known rules).")
  private @Nullable String minimumQuantity;

  @Option(
      names = "--minimum-notional",
      paramLabel = "AMOUNT",
      description = "Smallest order, in the quote currency (default: the known rules).")
  private @Nullable String minimumNotional;

  @Option(
      names = "--tick",
      paramLabel = "N",
      description = "Price grid (default: the known rules).")
  private @Nullable String tick;

  @Option(
      names = "--venue",
      paramLabel = "VENUE",
      description = "Whose symbol it is: binance-usdm, binance-coinm, bybit or okx.")
  private @Nullable String venue;

  @Mixin private ContractOptions contract;

  @Mixin private DataOptions data;

  @Mixin private CalcInput input;

  @Override
  public Integer call() {
    return input.print(spec, SizeCalculator.of(input.given(spec), Lookups.of(data)));
  }
}
