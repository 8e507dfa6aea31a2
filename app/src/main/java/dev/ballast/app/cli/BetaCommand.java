// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.analytics.Beta;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.CorrelationShift;
import dev.ballast.analytics.MarketIndex;
import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.config.SectorsFile;
import dev.ballast.app.desk.ChangedNames;
import dev.ballast.app.desk.CutNotes;
import dev.ballast.app.desk.Market;
import dev.ballast.app.render.Json;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.policy.SectorBook;
import dev.ballast.portfolio.SectorPriors;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
      description =
          "What the betas are on (default: ${DEFAULT-VALUE}); 'index': all that is priced.")
  private String benchmark;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "90",
      description = "Daily returns that are used (default: ${DEFAULT-VALUE}).")
  private int window;

  @Option(
      names = "--half-life",
      paramLabel = "N",
      defaultValue = "30",
      description = "Days in which a return's weight halves (default: ${DEFAULT-VALUE}).")
  private double halfLife;

  @Option(
      names = "--walk",
      paramLabel = "VARIANCE",
      defaultValue = "0.0001",
      description = "Of a beta's own step in a day, for the filter (default: ${DEFAULT-VALUE}).")
  private double walk;

  @Option(
      names = "--sectors",
      paramLabel = "FILE",
      description = "Your sectors (default: those that come with the program).")
  private @Nullable Path sectors;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Look at what was known at 00:00 UTC of the day (default: all history).")
  private @Nullable LocalDate asOf;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (window < Beta.LEAST_OBSERVATIONS) {
      throw new UserMistake("--window " + window + ": at least " + Beta.LEAST_OBSERVATIONS);
    }
    if (!(halfLife > 0 && Double.isFinite(halfLife))) {
      throw new UserMistake("--half-life " + halfLife + ": days, above zero");
    }
    if (!(walk >= 0 && Double.isFinite(walk))) {
      throw new UserMistake("--walk " + walk + ": a variance, not below zero");
    }
    LocalDate today = Today.utc();
    SectorBook read =
        sectors == null ? SectorsFile.standard(today) : SectorsFile.read(sectors, today);
    Market market = Market.of(data.open());
    MarketView view = market.at(market.moment("--as-of", Optional.ofNullable(asOf)));
    KnownAssets known = KnownAssets.of(market.history(), view.time());
    Optional<MarketIndex> index = index(view);
    Asset against = index.map(_ -> MarketIndex.NAME).orElseGet(() -> known.parse(benchmark));
    Function<Asset, BetaStudy> studies = asset -> study(view, asset, against, index, window);
    SectorPriors priors =
        SectorPriors.of(
            new ChangedNames(market.history()).of(read).asOf(UtcDay.date(view.time())), studies);
    List<BetaLine> lines = new ArrayList<>();
    for (String asset : assets) {
      Asset wanted = known.parse(asset);
      BetaStudy.Measured study = measured(market.history(), view, studies.apply(wanted));
      BetaStudy longer = study(view, wanted, against, index, CorrelationShift.RETURNS);
      lines.add(
          BetaLine.of(study, longer, Instant.ofEpochMilli(view.time()), halfLife, walk, priors));
    }
    List<String> notes = new ArrayList<>(known.notes());
    List<Asset> measured =
        new ArrayList<>(lines.stream().map(one -> new Asset(one.asset())).toList());
    if (index.isEmpty()) {
      measured.add(against);
    }
    notes.addAll(cuts(market.history(), view, measured));
    index.ifPresent(one -> notes.addAll(notes(one, lines)));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.write(lines));
      notes.forEach(spec.commandLine().getErr()::println);
    } else {
      notes.forEach(out::println);
      BetaText.of(lines).forEach(out::println);
      out.println(market.history().provenance());
    }
    return 0;
  }

  private static BetaStudy study(
      MarketView view, Asset asset, Asset against, Optional<MarketIndex> index, int window) {
    return index.isPresent()
        ? BetaStudy.of(view, asset, index.get(), Usual.MARKET, window)
        : BetaStudy.of(view, asset, against, Usual.MARKET, window);
  }

  /** The index of all that is priced, where that is the benchmark. */
  private Optional<MarketIndex> index(MarketView view) {
    if (!benchmark.strip().equalsIgnoreCase(MarketIndex.NAME.code())) {
      return Optional.empty();
    }
    Optional<MarketIndex> index = MarketIndex.of(view, Usual.MARKET);
    if (index.isEmpty()) {
      throw new UserMistake("--benchmark index: no asset has two daily closes in a row by then");
    }
    return index;
  }

  /** How the index was made over the days that the betas rest on. */
  private static List<String> notes(MarketIndex index, List<BetaLine> lines) {
    long from =
        lines.stream().mapToLong(one -> one.firstClose().toEpochMilli()).min().orElseThrow();
    long to = lines.stream().mapToLong(one -> one.lastClose().toEpochMilli()).max().orElseThrow();
    return index.notes(from, to);
  }

  private static List<String> cuts(History history, MarketView view, List<Asset> assets) {
    return assets.stream()
        .distinct()
        .flatMap(one -> CutNotes.measured(history, one, Usual.MARKET, view.time()).stream())
        .toList();
  }

  private BetaStudy.Measured measured(History history, MarketView view, BetaStudy study) {
    return switch (study) {
      case BetaStudy.Measured measured -> measured;
      case BetaStudy.Unavailable unavailable ->
          throw new UserMistake(
              "--window "
                  + window
                  + ": "
                  + unavailable.reason()
                  + cuts(history, view, List.of(unavailable.asset(), unavailable.benchmark()))
                      .stream()
                      .map(note -> "; " + note)
                      .collect(Collectors.joining()));
    };
  }
}
