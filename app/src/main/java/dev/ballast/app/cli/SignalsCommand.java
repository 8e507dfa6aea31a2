// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.Usual;
import dev.ballast.app.config.RulesFile;
import dev.ballast.app.config.SectorsFile;
import dev.ballast.app.desk.ChangedNames;
import dev.ballast.app.desk.CutNotes;
import dev.ballast.app.desk.Market;
import dev.ballast.app.render.ConditionLine;
import dev.ballast.app.render.FeaturesText;
import dev.ballast.app.render.Json;
import dev.ballast.app.render.SeriesLine;
import dev.ballast.app.render.SignalsJson;
import dev.ballast.app.render.SignalsText;
import dev.ballast.market.Sector;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.signal.RuleSet;
import dev.ballast.signal.SignalHistory;
import dev.ballast.signal.SignalQuestion;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.feature.MemberWeight;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what the futures market shows of each sector, and the stance that follows. */
@Command(
    name = "signals",
    description = "Say what the futures market shows of each sector, and what follows.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class SignalsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Look at what was known at 00:00 UTC of the day (default: all history).")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--sectors",
      paramLabel = "FILE",
      description = "Your sectors (default: those that come with the program).")
  private @Nullable Path sectors;

  @Option(
      names = "--benchmark",
      paramLabel = "ASSET",
      defaultValue = "BTC",
      description = "What relative strength is against (default: ${DEFAULT-VALUE}).")
  private String benchmark;

  @Option(
      names = "--rules",
      paramLabel = "RULES",
      defaultValue = "default",
      description = "'default', 'plain' or a file of your own (default: ${DEFAULT-VALUE}).")
  private String rules;

  @Option(
      names = "--weight",
      paramLabel = "WEIGHT",
      description =
          "What a member counts for: plain, open-interest or capitalisation (default: as the rules say).")
  private @Nullable String weight;

  @Option(names = "--features", description = "Tell every feature of each sector in words.")
  private boolean features;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    LocalDate today = Today.utc();
    SectorBook read =
        sectors == null ? SectorsFile.standard(today) : SectorsFile.read(sectors, today);
    RuleSet asked = RulesFile.ofFlag("--rules", rules);
    RuleSet weighted =
        weight == null ? asked : asked.withWeight(RulesFile.weightOfFlag("--weight", weight));
    Market market = Market.of(data.open());
    SectorBook book = new ChangedNames(market.history()).of(read);
    long time = market.moment("--as-of", Optional.ofNullable(asOf));
    KnownAssets known = KnownAssets.of(market.history(), time);
    Asset against = known.parse(benchmark);
    LocalDate day = UtcDay.date(time);
    SectorsOnDay held = book.asOf(day);
    SequencedMap<Sector, List<Asset>> members = new LinkedHashMap<>();
    held.records().forEach((sector, found) -> members.put(sector, found.members()));
    SignalReview review =
        SignalHistory.at(
            market.at(time), new SignalQuestion(members, against, Usual.MARKET, weighted));
    List<ConditionLine> conditions =
        ConditionLine.of(market.at(time), Usual.MARKET, against, review.assets().keySet());
    List<SeriesLine> series = SeriesLine.of(market.at(time));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.write(SignalsJson.of(review, conditions, series)));
      return 0;
    }
    out.println(
        "The futures market as of "
            + Instant.ofEpochMilli(time)
            + ", means of each sector's members"
            + (weighted.weight() == MemberWeight.PLAIN
                ? ""
                : " by their " + weighted.weight().words()));
    out.println();
    out.print(SignalsText.of(review, conditions, series));
    if (features) {
      out.println();
      out.print(FeaturesText.of(review));
    }
    known.notes().forEach(out::println);
    members.values().stream()
        .flatMap(List::stream)
        .distinct()
        .flatMap(asset -> CutNotes.measured(market.history(), asset, Usual.MARKET, time).stream())
        .forEach(out::println);
    for (Sector ahead : held.ahead()) {
      out.println(ahead + " is defined for later days only; its first record was used.");
    }
    out.println();
    out.println(market.history().provenance());
    return 0;
  }
}
