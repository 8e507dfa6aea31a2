// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.analytics.Beta;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.desk.CutNotes;
import dev.ballast.app.desk.Market;
import dev.ballast.app.render.Json;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.unit.Asset;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures betas on history. */
@Command(
    name = "beta",
    description = "Measure the beta of assets on a benchmark, with its error.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class BetaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "ASSET", description = "Assets, such as ETH SOL.")
  private List<String> assets;

  @Option(
      names = "--benchmark",
      paramLabel = "ASSET",
      defaultValue = "BTC",
      description = "What the betas are on (default: ${DEFAULT-VALUE}).")
  private String benchmark;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "90",
      description = "Daily returns that are used (default: ${DEFAULT-VALUE}).")
  private int window;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Look at what was known at 00:00 UTC of the day (default: all history).")
  private @Nullable LocalDate asOf;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** One element of what {@code --json} prints. */
  record Line(
      String asset,
      String benchmark,
      int window,
      Instant asOf,
      String source,
      String benchmarkSource,
      double beta,
      double alpha,
      double standardError,
      double rSquared,
      double correlation,
      double residualVolatility,
      int observations,
      Instant firstClose,
      Instant lastClose) {}

  @Override
  public Integer call() {
    if (window < Beta.LEAST_OBSERVATIONS) {
      throw new UserMistake("--window " + window + ": at least " + Beta.LEAST_OBSERVATIONS);
    }
    Market market = Market.of(data.open());
    MarketView view = market.at(market.moment("--as-of", Optional.ofNullable(asOf)));
    KnownAssets known = KnownAssets.of(market.history(), view.time());
    Asset against = known.parse(benchmark);
    List<Line> lines = new ArrayList<>();
    for (String asset : assets) {
      lines.add(line(market.history(), view, known.parse(asset), against));
    }
    List<String> notes = new ArrayList<>(known.notes());
    List<Asset> measured =
        new ArrayList<>(lines.stream().map(one -> new Asset(one.asset())).toList());
    measured.add(against);
    notes.addAll(cuts(market.history(), view, measured));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.write(lines));
      notes.forEach(spec.commandLine().getErr()::println);
    } else {
      notes.forEach(out::println);
      print(lines, view, market.history().provenance(), out);
    }
    return 0;
  }

  private static List<String> cuts(History history, MarketView view, List<Asset> assets) {
    return assets.stream()
        .distinct()
        .flatMap(one -> CutNotes.measured(history, one, Usual.MARKET, view.time()).stream())
        .toList();
  }

  private Line line(History history, MarketView view, Asset asset, Asset against) {
    return switch (BetaStudy.of(view, asset, against, Usual.MARKET, window)) {
      case BetaStudy.Unavailable unavailable ->
          throw new UserMistake(
              "--window "
                  + window
                  + ": "
                  + unavailable.reason()
                  + cuts(history, view, List.of(asset, against)).stream()
                      .map(note -> "; " + note)
                      .collect(Collectors.joining()));
      case BetaStudy.Measured measured ->
          new Line(
              asset.code(),
              against.code(),
              window,
              Instant.ofEpochMilli(view.time()),
              measured.source().toString(),
              measured.benchmarkSource().toString(),
              measured.beta().beta(),
              measured.beta().alpha(),
              measured.beta().standardError(),
              measured.beta().rSquared(),
              measured.beta().correlation(),
              measured.beta().residualVolatility(),
              measured.beta().observations(),
              Instant.ofEpochMilli(measured.firstClose()),
              Instant.ofEpochMilli(measured.lastClose()));
    };
  }

  private void print(List<Line> lines, MarketView view, String provenance, PrintWriter out) {
    out.println(
        "Beta on "
            + lines.getFirst().benchmark()
            + ", "
            + window
            + " daily returns known at "
            + Instant.ofEpochMilli(view.time()));
    out.println();
    out.println("asset         beta  +- error      R2  correlation  residual vol  closes of");
    for (Line line : lines) {
      out.println(
          String.format(
              Locale.ROOT,
              "%-10s %7.3f  %8.3f  %6.3f  %11.3f  %11.1f%%  %s",
              line.asset(),
              line.beta(),
              line.standardError(),
              line.rSquared(),
              line.correlation(),
              line.residualVolatility() * 100,
              line.source()));
    }
    out.println();
    out.println("Residual volatility is a year's, on 365 days.");
    out.println(provenance);
  }
}
