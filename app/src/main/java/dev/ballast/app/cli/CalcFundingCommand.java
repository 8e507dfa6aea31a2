// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.calc.FundingRateCalculator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast calc funding}: what settlements pay, and what rates venues make. */
@Command(
    name = "funding",
    description = "Funding of a position, or the rate that a premium makes.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("UnusedVariable") // flags are read by name, as the keys of a file are
final class CalcFundingCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--venue",
      paramLabel = "VENUE",
      description =
          "binance (or binance-usdm, binance-coinm), bybit, okx, deribit, kraken, hyperliquid, sim.")
  private @Nullable String venue;

  @Option(names = "--side", paramLabel = "SIDE", description = "long or short.")
  private @Nullable String side;

  @Option(
      names = "--quantity",
      paramLabel = "N",
      description = "Above zero; contracts where a contract size is given.")
  private @Nullable String quantity;

  @Option(
      names = {"--mark-price", "--mark"},
      paramLabel = "PRICE",
      description = "The mark price at the settlement.")
  private @Nullable String markPrice;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      description = "Of one settlement: 0.0001 or 0.01%%.")
  private @Nullable String rate;

  @Option(
      names = "--intervals",
      paramLabel = "N",
      description = "Settlements at this rate (default: 1).")
  private @Nullable String intervals;

  @Option(
      names = "--premium",
      paramLabel = "RATE",
      description = "Average premium of the interval, to make the rate of.")
  private @Nullable String premium;

  @Option(
      names = "--index",
      paramLabel = "PRICE",
      description = "Index price: makes the premium, with the mark price.")
  private @Nullable String index;

  @Option(
      names = "--interest",
      paramLabel = "RATE",
      description = "Of 8 hours (default: the venue's 0.01%%).")
  private @Nullable String interest;

  @Option(
      names = "--interval",
      paramLabel = "HOURS",
      description = "Between settlements: 8h (default: the venue's usual).")
  private @Nullable String interval;

  @Option(
      names = "--cap",
      paramLabel = "RATE",
      description = "The contract's highest rate of one settlement.")
  private @Nullable String cap;

  @Option(
      names = "--floor",
      paramLabel = "RATE",
      description = "Its lowest (default: minus the cap).")
  private @Nullable String floor;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When: formulas change (default: the newest).")
  private @Nullable String at;

  @Option(
      names = "--opened",
      paramLabel = "TIME",
      description = "When the position was opened; with settlements in a file.")
  private @Nullable String opened;

  @Option(
      names = "--closed",
      paramLabel = "TIME",
      description = "When it was closed (default: it is open).")
  private @Nullable String closed;

  @Mixin private ContractOptions contract;

  @Mixin private CalcInput input;

  @Override
  public Integer call() {
    return input.print(spec, FundingRateCalculator.of(input.given(spec, "settlements")));
  }
}
