// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.desk.Market;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.ImportOptions;
import dev.ballast.app.store.Importer;
import dev.ballast.app.store.Store;
import dev.ballast.app.store.StorePlace;
import dev.ballast.app.store.archive.ArchiveDownload;
import dev.ballast.unit.Asset;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the demo's market: {@code --data}, {@code $BALLAST_DATA} (unless {@code --store} is given),
 * the store, or a folder of shared history beside the checkout, which is brought into the store;
 * else a small set from the exchange's public archive ({@code $BALLAST_ARCHIVE}); else a market is
 * simulated, and said to be, and the store is left alone.
 */
final class DemoMarket {
  private static final long SEED = 42;

  private DemoMarket() {}

  /**
   * Finds it, saying what it does.
   *
   * @param archive where to download from, if the user said so
   * @param assets what a download is to bring; the first is the benchmark
   */
  static Market find(
      DataOptions options,
      @Nullable String archive,
      SequencedSet<Asset> assets,
      Map<String, String> environment,
      PrintWriter says)
      throws InterruptedException {
    Optional<Path> named =
        Optional.ofNullable(options.data())
            .or(() ->
                options.store() == null
                    ? variable(environment, "BALLAST_DATA").map(Path::of)
                    : Optional.empty());
    if (named.isPresent()) {
      says.println("history: " + named.get());
      says.flush();
      return Market.of(
          HistorySource.open(
              named.get(), options.store(), environment, ConsoleProgress.of(says), Today.now()));
    }
    Path store = StorePlace.store(options.store(), environment);
    Optional<Path> shared = shared(System.getProperty("ballast.home"));
    if (Store.isStore(store)) {
      says.println("history: the store at " + store);
    } else if (shared.isPresent()) {
      says.println("bringing " + shared.get() + " into the store at " + store);
      says.flush();
      new Importer(store, ImportOptions.DEFAULT, ConsoleProgress.of(says), Today.now())
          .importAll(parts(shared.get()));
    } else {
      String base =
          Optional.ofNullable(archive)
              .or(() -> variable(environment, "BALLAST_ARCHIVE"))
              .orElse(ArchiveDownload.BINANCE);
      Optional<String> failure = new DemoDownload(base, assets, says).into(store);
      if (failure.isPresent()) {
        says.println(
            "the archive cannot be reached ("
                + failure.get()
                + "): simulating a market; give real history with --data DIR");
        return Market.simulated(SEED);
      }
    }
    return Market.of(HistorySource.of(Store.open(store)));
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static Optional<Path> shared(@Nullable String home) {
    if (home == null) {
      return Optional.empty();
    }
    Path shared = Path.of(home).resolve("../shared/data").normalize();
    return Files.isDirectory(shared) ? Optional.of(shared) : Optional.empty();
  }

  /** The daily and eight-hourly set with the reference files, where the folder is laid out so. */
  private static List<Path> parts(Path shared) {
    List<Path> parts = new ArrayList<>();
    for (String name : List.of("small", "reference")) {
      if (Files.isDirectory(shared.resolve(name))) {
        parts.add(shared.resolve(name));
      }
    }
    return parts.isEmpty() ? List.of(shared) : parts;
  }
}
