// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.render.Json;
import dev.ballast.app.store.ColumnRole;
import dev.ballast.app.store.ImportOptions;
import dev.ballast.app.store.ImportPreview;
import dev.ballast.app.store.ImportProgress;
import dev.ballast.app.store.ImportReport;
import dev.ballast.app.store.Importer;
import dev.ballast.app.store.StorePlace;
import dev.ballast.market.Interval;
import dev.ballast.market.NamedSeries;
import dev.ballast.market.Sector;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports files of history into the store. */
@Command(
    name = "import",
    description = "Bring files of history, or folders of them, into the store.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DataImportCommand implements Callable<Integer> {
  /** Markets as users write them. */
  enum MarketName {
    spot,
    perpetual,
    usdm,
    coinm
  }

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, or folders of files.")
  private List<Path> paths;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Where to keep it (default: $BALLAST_STORE or your data folder).")
  private @Nullable Path store;

  @Option(
      names = "--market",
      paramLabel = "MARKET",
      description =
          "Market of files that do not say it: ${COMPLETION-CANDIDATES} (perpetual, as usdm:"
              + " settled in its quote currency; coinm: in coin).")
  private @Nullable MarketName market;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "What the rows of a table are of: BTC/USDT, or BTC/USDT:USDT for a perpetual.")
  private @Nullable String symbol;

  @Option(
      names = "--interval",
      paramLabel = "INTERVAL",
      description = "Length of a table's bars where it cannot be told: 5m, 1h, 1d.")
  private @Nullable String interval;

  @Option(
      names = "--columns",
      paramLabel = "WHAT=NAME,...",
      description = "Columns whose names are not known: time=Date,open=Open,volume=\"Vol. BTC\".")
  private @Nullable String columns;

  @Option(
      names = "--series",
      paramLabel = "NAME",
      description = "The file is of time and value, and this is what it counts: stablecoin-supply.")
  private @Nullable String series;

  @Option(
      names = "--sector",
      paramLabel = "SECTOR",
      description = "The sector that --series is of (default: the whole market).")
  private @Nullable String sector;

  @Option(
      names = "--dry-run",
      description = "Show the first five rows of each file as understood; write nothing.")
  private boolean dryRun;

  @Option(
      names = "--replace",
      description = "Where a file disagrees with what is there, the file holds.")
  private boolean replace;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ImportProgress progress = json ? ConsoleProgress.onTerminal() : ConsoleProgress.of(out);
    Path place = StorePlace.store(store, System.getenv());
    Importer importer = new Importer(place, options(), progress, Today.now());
    if (dryRun) {
      ImportPreview preview = importer.preview(paths);
      out.print(json ? Json.write(preview) : PreviewText.of(preview));
      return 0;
    }
    ImportReport report = importer.importAll(paths);
    if (json) {
      out.print(Json.write(report));
    } else {
      print(report, out);
    }
    return 0;
  }

  private ImportOptions options() {
    return new ImportOptions(
        market(),
        replace,
        Optional.ofNullable(symbol),
        Optional.ofNullable(interval).map(DataImportCommand::length),
        columns == null ? Map.of() : roles(columns),
        named());
  }

  private Optional<NamedSeries> named() {
    if (series == null) {
      if (sector != null) {
        throw new UserMistake("--sector " + sector + ": of which series? add --series NAME");
      }
      return Optional.empty();
    }
    if (paths.size() > 1 || Files.isDirectory(paths.getFirst())) {
      throw new UserMistake("--series " + series + ": name the one file that it is in");
    }
    if (symbol != null || interval != null || columns != null || market != null) {
      throw new UserMistake(
          "--series "
              + series
              + ": a file of time and value has no market, symbol, interval or"
              + " other columns; take those flags out");
    }
    String flag = "--series " + series;
    try {
      NamedSeries alone = new NamedSeries(series, Optional.empty());
      flag = "--sector " + sector;
      return Optional.of(
          sector == null ? alone : new NamedSeries(series, Optional.of(new Sector(sector))));
    } catch (IllegalArgumentException e) {
      throw new UserMistake(flag + ": " + e.getMessage());
    }
  }

  private static Interval length(String text) {
    try {
      return Interval.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--interval " + text + ": write 5m, 1h, 8h or 1d");
    }
  }

  /** Reads {@code time=Date,open=Open}. */
  private static Map<ColumnRole, String> roles(String text) {
    Map<ColumnRole, String> roles = new EnumMap<>(ColumnRole.class);
    for (String one : text.split(",", -1)) {
      int at = one.indexOf('=');
      String name = one.substring(0, Math.max(at, 0));
      ColumnRole role =
          ColumnRole.named(name)
              .orElseThrow(() ->
                  new UserMistake(
                      "--columns "
                          + text
                          + ": '"
                          + one
                          + "' is none of "
                          + Stream.of(ColumnRole.values())
                              .map(known -> known + "=NAME")
                              .collect(Collectors.joining(", "))));
      if (roles.put(role, one.substring(at + 1)) != null) {
        throw new UserMistake("--columns " + text + ": " + role + " comes twice");
      }
    }
    return roles;
  }

  private Optional<Market> market() {
    return Optional.ofNullable(market)
        .map(name ->
            switch (name) {
              case spot -> Market.SPOT;
              case perpetual, usdm -> Market.LINEAR;
              case coinm -> Market.INVERSE;
            });
  }

  private static void print(ImportReport report, PrintWriter out) {
    for (ImportReport.Imported file : report.files()) {
      String name = Path.of(file.file()).getFileName().toString();
      if (file.known()) {
        out.println(name + ": already imported");
        continue;
      }
      out.println(
          name
              + ": "
              + file.layout()
              + (file.series() > 0 ? ", " + file.series() + " series" : "")
              + ", "
              + count(file.rows())
              + " rows, "
              + count(file.added())
              + " new"
              + (file.duplicates() > 0 ? ", " + count(file.duplicates()) + " there already" : "")
              + (file.replaced() > 0 ? ", " + count(file.replaced()) + " renewed" : ""));
      file.notes().forEach(note -> out.println("  " + note));
    }
    for (ImportReport.Skipped file : report.skipped()) {
      out.println(Path.of(file.file()).getFileName() + ": skipped, " + file.reason());
    }
    report.mended().forEach(out::println);
    out.println(
        (report.changed() ? "imported; " : "nothing new; ")
            + count(report.series())
            + " series, "
            + count(report.rows())
            + " rows in "
            + report.store());
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
