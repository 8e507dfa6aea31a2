// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.Usual;
import dev.ballast.app.config.PhasesFile;
import dev.ballast.app.config.SectorsFile;
import dev.ballast.app.desk.ChangedNames;
import dev.ballast.app.desk.Market;
import dev.ballast.app.render.HtmlPage;
import dev.ballast.app.render.Json;
import dev.ballast.app.render.RegimeReport;
import dev.ballast.app.render.Terminal;
import dev.ballast.market.MarketView;
import dev.ballast.policy.SectorBook;
import dev.ballast.signal.regime.PhaseTimeline;
import dev.ballast.signal.regime.RegimeHistory;
import dev.ballast.signal.regime.RegimeQuestion;
import dev.ballast.signal.regime.RegimeRules;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which phase of its cycle the market is in, by which numbers, and which it went through. */
@Command(
    name = "regime",
    description = "Say which phase of its cycle the market is in, and by which numbers.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class RegimeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Look at what was known at 00:00 UTC of the day (default: all history).")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--sectors",
      paramLabel = "FILE",
      description = "Your sectors, whose members are the market (default: the program's).")
  private @Nullable Path sectors;

  @Option(
      names = "--benchmark",
      paramLabel = "ASSET",
      defaultValue = "BTC",
      description = "What leads and is measured (default: ${DEFAULT-VALUE}).")
  private String benchmark;

  @Option(
      names = "--rules",
      paramLabel = "RULES",
      defaultValue = "default",
      description = "'default' or a file of your own (default: ${DEFAULT-VALUE}).")
  private String rules;

  @Option(
      names = "--print-rules",
      description = "Print the rules as a file to start yours from, and nothing else.")
  private boolean printRules;

  @Mixin private DataOptions data;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with the phases over the price, in one file.")
  private @Nullable Path page;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    RegimeRules asked = PhasesFile.ofFlag("--rules", rules);
    PrintWriter out = spec.commandLine().getOut();
    if (printRules) {
      out.print(PhasesFile.write(asked));
      return 0;
    }
    LocalDate today = Today.utc();
    SectorBook read =
        sectors == null ? SectorsFile.standard(today) : SectorsFile.read(sectors, today);
    ReadFiles inputs = ReadFiles.of(null, data).and("the sectors file", sectors);
    Optional<PageFile> written =
        Optional.ofNullable(page).map(one -> PageFile.at(one, "--html", inputs));
    Market market = Market.of(data.open());
    SectorBook book = new ChangedNames(market.history()).of(read);
    long time = market.moment("--as-of", Optional.ofNullable(asOf));
    Asset against = KnownAssets.of(market.history(), time).parse(benchmark);
    Function<LocalDate, RegimeQuestion> questions = day -> question(book, against, day, asked);
    RegimeQuestion question = questions.apply(UtcDay.date(time));
    MarketView view = market.at(time);
    RegimeReport report =
        RegimeReport.of(
            RegimeHistory.at(view, question), question, PhaseTimeline.of(view, questions));
    out.print(json ? Json.write(report) : Terminal.regime(report, Screen.color()));
    PrintWriter says = json ? spec.commandLine().getErr() : out;
    written.ifPresent(one -> {
      one.write(HtmlPage.write(report));
      says.println("page: " + one);
    });
    return 0;
  }

  /** The members of all sectors, as they stand on a day. */
  private static RegimeQuestion question(
      SectorBook book, Asset benchmark, LocalDate day, RegimeRules rules) {
    List<Asset> others = new ArrayList<>();
    book.asOf(day).records().values().forEach(one -> others.addAll(one.members()));
    return new RegimeQuestion(benchmark, Usual.MARKET, others, rules);
  }
}
