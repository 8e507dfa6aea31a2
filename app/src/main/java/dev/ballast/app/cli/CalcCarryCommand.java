// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.calc.CarryCalculator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast calc carry}: long spot against a short future of equal coins. */
@Command(
    name = "carry",
    description = "What long spot and a short future of equal coins earn, after all costs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("UnusedVariable") // flags are read by name, as the keys of a file are
final class CalcCarryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--spot", paramLabel = "PRICE", description = "Spot price at entry.")
  private @Nullable String spot;

  @Option(
      names = "--future",
      paramLabel = "PRICE",
      description = "Price of a dated future at entry.")
  private @Nullable String future;

  @Option(
      names = "--perpetual",
      paramLabel = "PRICE",
      description = "Or of a perpetual, which pays funding.")
  private @Nullable String perpetual;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Days to delivery; of a perpetual how long it is held (default: 30).")
  private @Nullable String days;

  @Option(
      names = "--expiry",
      paramLabel = "DATE",
      description = "Day of delivery (08:00 UTC), or its time, instead of days.")
  private @Nullable String expiry;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Now: the days to delivery count from it.")
  private @Nullable String asOf;

  @Option(
      names = "--funding-rate",
      paramLabel = "RATE",
      description = "At one settlement: 0.0001 or 0.01%%; a short receives it when positive.")
  private @Nullable String fundingRate;

  @Option(
      names = "--interval",
      paramLabel = "HOURS",
      description = "Between settlements (default: 8h).")
  private @Nullable String interval;

  @Option(
      names = "--funding",
      paramLabel = "AMOUNT",
      description = "Received in all, instead of a rate; paid is negative.")
  private @Nullable String funding;

  @Option(
      names = "--exit-spot",
      paramLabel = "PRICE",
      description = "Spot price at exit, where it is known.")
  private @Nullable String exitSpot;

  @Option(
      names = {"--exit-future", "--exit-perpetual"},
      paramLabel = "PRICE",
      description = "Price of the future at exit.")
  private @Nullable String exitFuture;

  @Option(names = "--quantity", paramLabel = "N", description = "Coins of each leg (default: 1).")
  private @Nullable String quantity;

  @Option(
      names = "--capital",
      paramLabel = "AMOUNT",
      description = "Or what may be tied up, in USDT.")
  private @Nullable String capital;

  @Option(
      names = "--fee",
      paramLabel = "RATE",
      description = "Of every fill's value: 0.0005 or 0.05%% (default: none).")
  private @Nullable String fee;

  @Option(names = "--spot-fee", paramLabel = "RATE", description = "In spot, if it is another.")
  private @Nullable String spotFee;

  @Option(
      names = "--future-fee",
      paramLabel = "RATE",
      description = "Of the future, if it is another.")
  private @Nullable String futureFee;

  @Option(
      names = "--spread",
      paramLabel = "SHARE",
      description = "Between bid and ask, of the price; a fill pays half (default: none).")
  private @Nullable String spread;

  @Option(
      names = "--leverage",
      paramLabel = "N",
      description = "Of the future: its margin is notional / leverage (default: 1).")
  private @Nullable String leverage;

  @Option(
      names = "--reserve",
      paramLabel = "SHARE",
      description = "Kept beside the margin, of the notional (default: none).")
  private @Nullable String reserve;

  @Option(
      names = "--idle-yield",
      paramLabel = "SHARE",
      description = "What margin and reserve would earn elsewhere, a year (default: none).")
  private @Nullable String idleYield;

  @Mixin private CalcInput input;

  @Override
  public Integer call() {
    return input.print(spec, CarryCalculator.of(input.given(spec)));
  }
}
