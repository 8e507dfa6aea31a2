// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.render.Json;
import dev.ballast.app.store.ImportOptions;
import dev.ballast.app.store.ImportProgress;
import dev.ballast.app.store.ImportReport;
import dev.ballast.app.store.Importer;
import dev.ballast.app.store.StorePlace;
import dev.ballast.app.store.archive.ArchiveClock;
import dev.ballast.app.store.archive.ArchiveDownload;
import dev.ballast.app.store.archive.ArchiveMarket;
import dev.ballast.app.store.archive.ArchiveRequest;
import dev.ballast.app.store.archive.ArchiveResult;
import dev.ballast.app.store.archive.ArchiveType;
import dev.ballast.app.store.archive.RetryPolicy;
import dev.ballast.market.Interval;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Downloads history from Binance's public archive and imports it. */
@Command(
    name = "download",
    description = "Fetch history from Binance's public archive and import it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DataDownloadCommand implements Callable<Integer> {
  private static final int INCOMPLETE = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--symbols",
      required = true,
      split = ",",
      paramLabel = "SYMBOL",
      description = "Assets (BTC: against USDT) or symbols (BTCUSDC), with commas.")
  private List<String> symbols;

  @Option(names = "--from", required = true, paramLabel = "DATE", description = "First day.")
  private String from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last day (default: today).")
  private @Nullable String to;

  @Option(
      names = "--market",
      split = ",",
      defaultValue = "spot,usdm",
      paramLabel = "MARKET",
      description = "spot, usdm (default: both).")
  private List<String> markets;

  @Option(
      names = "--types",
      split = ",",
      defaultValue = "klines,fundingRate",
      paramLabel = "TYPE",
      description =
          "klines, markPriceKlines, indexPriceKlines, fundingRate, metrics"
              + " (default: klines,fundingRate).")
  private List<String> types;

  @Option(
      names = "--interval",
      split = ",",
      defaultValue = "1d",
      paramLabel = "INTERVAL",
      description = "Of bars: 1d, 8h, 1h... (default: 1d).")
  private List<String> intervals;

  @Option(
      names = "--base-url",
      defaultValue = ArchiveDownload.BINANCE,
      paramLabel = "URL",
      description = "The archive's server (default: ${DEFAULT-VALUE}).")
  private String baseUrl;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Where to keep it (default: $BALLAST_STORE or your data folder).")
  private @Nullable Path store;

  @Option(
      names = "--parallel",
      defaultValue = "4",
      paramLabel = "N",
      description = "Transfers at a time, 1 to 32 (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Option(
      names = "--tries",
      defaultValue = "6",
      paramLabel = "N",
      description = "Tries of a file that fails, the first included (default: ${DEFAULT-VALUE}).")
  private int tries;

  @Option(
      names = "--replace",
      description = "Where a file disagrees with what is there, the file holds.")
  private boolean replace;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ArchiveClock clock = ArchiveClock.system();
    LocalDate today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
    ArchiveRequest request = request(today);
    Path place = StorePlace.store(store, System.getenv());
    ArchiveDownload download =
        new ArchiveDownload(
            baseUrl, place.resolve("downloads"), parallel, RetryPolicy.ofAttempts(tries), clock);
    ArchiveResult result;
    try (DownloadProgress progress = DownloadProgress.of(out, json)) {
      result = download.run(request, progress);
    }
    refuseUnknown(request, result);
    Optional<ImportReport> imported =
        result.paths().isEmpty() ? Optional.empty() : Optional.of(imported(place, result));
    DownloadSummary summary = DownloadSummary.of(place, baseUrl, request, result, imported);
    if (json) {
      out.print(Json.write(summary));
    } else {
      summary.print(result, out);
    }
    return result.failed().isEmpty() ? 0 : INCOMPLETE;
  }

  private ImportReport imported(Path place, ArchiveResult result) {
    ImportProgress progress = ConsoleProgress.onTerminal();
    return new Importer(place, new ImportOptions(Optional.empty(), replace), progress, Today.now())
        .importAll(result.paths());
  }

  private ArchiveRequest request(LocalDate today) {
    return new ArchiveRequest(
        symbols.stream().map(ArchiveRequest::symbol).toList(),
        named("--market", markets, ArchiveMarket.values()),
        named("--types", types, ArchiveType.values()),
        intervals.stream().map(DataDownloadCommand::interval).toList(),
        date("--from", from),
        to == null ? today : date("--to", to));
  }

  private static Interval interval(String text) {
    try {
      return Interval.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--interval: " + e.getMessage());
    }
  }

  private static LocalDate date(String option, String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw new UserMistake(option + " '" + text + "' is not a date (write 2025-01-31)");
    }
  }

  private static <T> List<T> named(String option, List<String> names, T[] known) {
    Function<String, T> find =
        name ->
            Arrays.stream(known)
                .filter(one -> one.toString().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() ->
                    new UserMistake(
                        option + " '" + name + "' is none of " + Arrays.toString(known)));
    return names.stream().map(find).toList();
  }

  private static void refuseUnknown(ArchiveRequest request, ArchiveResult result) {
    if (result.outcomes().isEmpty()) {
      throw new UserMistake(
          "the archive has no file yet for "
              + request.types()
              + " on "
              + request.markets()
              + " from "
              + request.from()
              + " to "
              + request.to());
    }
    List<String> unknown = result.unknownSymbols();
    if (!unknown.isEmpty()) {
      throw new UserMistake(
          String.join(", ", unknown)
              + ": the archive has nothing on "
              + request.markets()
              + " from "
              + request.from()
              + " to "
              + request.to()
              + "; check name and dates (nothing was imported; the other files are kept)");
    }
  }
}
