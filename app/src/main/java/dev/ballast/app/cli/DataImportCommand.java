// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.render.Json;
import dev.ballast.app.store.ImportOptions;
import dev.ballast.app.store.ImportProgress;
import dev.ballast.app.store.ImportReport;
import dev.ballast.app.store.Importer;
import dev.ballast.app.store.StorePlace;
import dev.ballast.market.ExchangeSymbols.Market;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      description = "Market of archive files whose path does not say it: ${COMPLETION-CANDIDATES}.")
  private @Nullable MarketName market;

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
    ImportReport report =
        new Importer(place, new ImportOptions(market(), replace), progress, Today.now())
            .importAll(paths);
    if (json) {
      out.print(Json.write(report));
    } else {
      print(report, out);
    }
    return 0;
  }

  private Optional<Market> market() {
    return Optional.ofNullable(market)
        .map(name ->
            switch (name) {
              case spot -> Market.SPOT;
              case usdm -> Market.LINEAR;
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
