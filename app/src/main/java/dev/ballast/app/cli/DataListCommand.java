// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.render.Json;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.SourceFile;
import dev.ballast.app.store.StoredSeries;
import dev.ballast.margin.HaircutBook;
import dev.ballast.margin.HaircutTables;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.unit.UtcDay;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the series of a store. */
@Command(
    name = "list",
    description = "List what history there is.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DataListCommand implements Callable<Integer> {
  private static final int WIDTH = 96;

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;

  @Option(names = "--all", description = "One line for each series.")
  private boolean all;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    HistorySource source = data.open();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.write(listing(source)));
    } else if (all) {
      source.store().entries().forEach(entry -> out.println(line(entry)));
    } else {
      groups(source).forEach((name, group) -> print(name, group, out));
    }
    if (!json) {
      out.println(source.store().folder() + ": " + source.history().provenance());
      out.println(
          "rules of "
              + source.rules().instruments().size()
              + " instruments, margin tables of "
              + contracts(source)
              + " contracts, haircuts of "
              + haircuts(source)
              + " assets (imported and bundled)");
    }
    return 0;
  }

  /** How many contracts have a margin table, a contract at two venues counted twice. */
  private static long contracts(HistorySource source) {
    return source.tables().byVenue().values().stream()
        .mapToLong(book -> book.tables().stream().map(Brackets::instrument).distinct().count())
        .sum();
  }

  private static long haircuts(HistorySource source) {
    HaircutTables haircuts = source.tables().haircuts();
    return Stream.of(haircuts.multiAssets(), haircuts.portfolio())
        .flatMap(book -> book.versions().stream())
        .map(HaircutBook.Version::asset)
        .distinct()
        .count();
  }

  /** What {@code --json} prints. */
  record Listing(String store, String provenance, List<Line> series, List<SourceFile> sources) {}

  /** One series. */
  record Line(
      String kind,
      String subject,
      String interval,
      String venue,
      int rows,
      String first,
      String last,
      List<String> sources) {}

  private static Listing listing(HistorySource source) {
    List<Line> lines = new ArrayList<>();
    for (StoredSeries entry : source.store().entries()) {
      lines.add(
          new Line(
              entry.id().kind().toString(),
              entry.id().subject(),
              entry.id().interval().toString(),
              entry.id().venue().name(),
              entry.rows(),
              Instant.ofEpochMilli(entry.first()).toString(),
              Instant.ofEpochMilli(entry.last()).toString(),
              entry.sources().stream().map(SourceFile::name).toList()));
    }
    return new Listing(
        source.store().folder().toString(),
        source.history().provenance(),
        lines,
        source.store().sources());
  }

  private static String line(StoredSeries entry) {
    return String.format(
        Locale.ROOT,
        "%-16s %-20s %-9s %-9s %,9d  %s to %s  %s",
        entry.id().kind(),
        entry.id().subject(),
        entry.id().interval(),
        entry.id().venue().name(),
        entry.rows(),
        day(entry.first()),
        day(entry.last()),
        entry.sources().getLast().name());
  }

  private static Map<String, List<StoredSeries>> groups(HistorySource source) {
    Map<String, List<StoredSeries>> groups = new TreeMap<>();
    for (StoredSeries entry : source.store().entries()) {
      groups.computeIfAbsent(group(entry), name -> new ArrayList<>()).add(entry);
    }
    return groups;
  }

  private static String group(StoredSeries entry) {
    String subject = entry.id().subject();
    String market = "";
    if (subject.contains("/") && entry.id().kind().isBars()) {
      market = subject.contains(":") ? " future" : " spot";
    }
    return entry.id().kind() + market + ", " + entry.id().interval() + ", " + entry.id().venue();
  }

  private static void print(String name, List<StoredSeries> group, PrintWriter out) {
    long rows = group.stream().mapToLong(StoredSeries::rows).sum();
    long first = group.stream().mapToLong(StoredSeries::first).min().orElseThrow();
    long last = group.stream().mapToLong(StoredSeries::last).max().orElseThrow();
    out.println(
        String.format(
            Locale.ROOT,
            "%-36s %4d series %,11d rows  %s to %s",
            name,
            group.size(),
            rows,
            day(first),
            day(last)));
    StringBuilder line = new StringBuilder("   ");
    for (StoredSeries entry : group) {
      String subject = entry.id().subject().replaceFirst("/USDT(:USDT)?$", "");
      if (line.length() + subject.length() + 1 > WIDTH) {
        out.println(line);
        line = new StringBuilder("   ");
      }
      line.append(' ').append(subject);
    }
    out.println(line);
  }

  private static String day(long time) {
    return UtcDay.date(time).toString();
  }
}
