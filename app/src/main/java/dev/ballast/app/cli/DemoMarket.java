// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.desk.Market;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.ImportOptions;
import dev.ballast.app.store.Importer;
import dev.ballast.app.store.Store;
import dev.ballast.app.store.StorePlace;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the demo's market: {@code --data}, {@code $BALLAST_DATA}, the store, or a folder of shared
 * history beside the checkout, which is brought into the store; else a market is simulated, and
 * said to be.
 */
final class DemoMarket {
  private static final long SEED = 20240110;

  private DemoMarket() {}

  static Market find(DataOptions options, Map<String, String> environment, PrintWriter says) {
    Optional<Path> named =
        Optional.ofNullable(options.data())
            .or(() -> Optional.ofNullable(environment.get("BALLAST_DATA")).map(Path::of));
    if (named.isPresent()) {
      says.println("history: " + named.get());
      says.flush();
      return Market.of(
          HistorySource.open(named.get(), options.store(), environment, ConsoleProgress.of(says)));
    }
    Path store = StorePlace.store(options.store(), environment);
    if (!Store.isStore(store)) {
      Optional<Path> shared = shared(System.getProperty("ballast.home"));
      if (shared.isEmpty()) {
        says.println("no history found and none given (--data DIR): simulating a market");
        return Market.simulated(SEED);
      }
      says.println("bringing " + shared.get() + " into the store at " + store);
      says.flush();
      new Importer(store, ImportOptions.DEFAULT, ConsoleProgress.of(says))
          .importAll(parts(shared.get()));
    } else {
      says.println("history: the store at " + store);
    }
    return Market.of(HistorySource.of(Store.open(store)));
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
