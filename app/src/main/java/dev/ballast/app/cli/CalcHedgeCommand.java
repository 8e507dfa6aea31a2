// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.calc.HedgeCalculator;
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

/** {@code ballast calc hedge}: how much to sell. */
@Command(
    name = "hedge",
    description = "How much to sell: by ratio, by beta, for least variance, or to protect a share.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
@SuppressWarnings("UnusedVariable") // flags are read by name, as the keys of a file are
final class CalcHedgeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "ASSET",
      description = "Whose beta is measured, where it is not given.")
  private List<String> assets = new ArrayList<>();

  @Option(
      names = {"--exposure", "--core"},
      paramLabel = "AMOUNT",
      description = "What is hedged, in USDT.")
  private @Nullable String exposure;

  @Option(
      names = "--ratio",
      paramLabel = "SHARE",
      description = "Sell this share of the exposure: 0.1 or 10%%.")
  private @Nullable String ratio;

  @Option(
      names = "--beta",
      paramLabel = "BETA",
      description = "Of the exposure on the benchmark (default: 1, or measured).")
  private @Nullable String beta;

  @Option(
      names = "--target-beta",
      paramLabel = "BETA",
      description = "What is to be left of it (default: 0).")
  private @Nullable String targetBeta;

  @Option(
      names = "--hedge-beta",
      paramLabel = "BETA",
      description = "Of what is sold, on the same benchmark (default: 1).")
  private @Nullable String hedgeBeta;

  @Option(
      names = "--correlation",
      paramLabel = "RHO",
      description = "Least variance: of the returns of both sides,")
  private @Nullable String correlation;

  @Option(names = "--volatility", paramLabel = "SIGMA", description = "with that of what is held")
  private @Nullable String volatility;

  @Option(
      names = "--hedge-volatility",
      paramLabel = "SIGMA",
      description = "and that of what is sold.")
  private @Nullable String hedgeVolatility;

  @Option(names = "--covariance", paramLabel = "COV", description = "Or of both sides,")
  private @Nullable String covariance;

  @Option(
      names = "--variance",
      paramLabel = "VAR",
      description = "with the variance of what is sold.")
  private @Nullable String variance;

  @Option(
      names = "--protect",
      paramLabel = "SHARE",
      description = "Protect this share of the exposure")
  private @Nullable String protect;

  @Option(
      names = "--fall",
      paramLabel = "SHARE",
      description = "against this fall; shows what a fall and a rise do: 15%%.")
  private @Nullable String fall;

  @Option(
      names = "--contract-value",
      paramLabel = "AMOUNT",
      description = "What one contract is worth: says how many.")
  private @Nullable String contractValue;

  @Option(
      names = "--with",
      paramLabel = "ASSET,...",
      description = "Measured least variance: with contracts on these, BTC,ETH,")
  private @Nullable String with;

  @Option(names = "--by", paramLabel = "WAY", description = "by minimum-variance (the default),")
  private @Nullable String by;

  @Option(
      names = "--book",
      paramLabel = "ASSET=USDT,...",
      description = "of what is held: ETH=40000,SOL=20000.")
  private @Nullable String book;

  @Option(
      names = "--horizon",
      paramLabel = "DAYS",
      description = "Days that such a hedge is held (default: 30).")
  private @Nullable String horizon;

  @Option(
      names = "--cost-at-most",
      paramLabel = "SHARE",
      description = "Of the fall that it saves: 20%%. It is shrunk or refused above.")
  private @Nullable String costAtMost;

  @Mixin private MeasureOptions measure;

  @Mixin private DataOptions data;

  @Mixin private CalcInput input;

  @Override
  public Integer call() {
    return input.print(
        spec,
        HedgeCalculator.of(
            input.given(spec), assets, new StoredBetas(data), new StoredHedges(data)));
  }
}
