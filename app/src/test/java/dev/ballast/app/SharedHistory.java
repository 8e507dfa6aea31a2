// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ballast.app.desk.Market;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.ImportOptions;
import dev.ballast.app.store.ImportProgress;
import dev.ballast.app.store.Importer;
import dev.ballast.app.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The real history beside the checkout, imported once into a store that goes with the run. */
public final class SharedHistory {
  private static @Nullable Market market;
  private static @Nullable Path store;

  private SharedHistory() {}

  /** The folder with the files; skips the test where it is not there. */
  public static Path folder() {
    Path data = Path.of(System.getProperty("ballast.shared", "../../shared"), "data");
    assumeTrue(Files.isDirectory(data), "skipped: no shared history at " + data);
    return data;
  }

  /** The store that the files were imported into; skips the test where they are not there. */
  public static synchronized Path store() {
    Path data = folder();
    Path made = store;
    if (made == null) {
      made = temporary();
      new Importer(made, ImportOptions.DEFAULT, ImportProgress.SILENT, Instant.now())
          .importAll(List.of(data.resolve("small"), data.resolve("reference")));
      store = made;
    }
    return made;
  }

  /** The same as a market. */
  public static synchronized Market market() {
    Path folder = store();
    Market opened = market;
    if (opened == null) {
      opened = Market.of(HistorySource.of(Store.open(folder)));
      market = opened;
    }
    return opened;
  }

  private static Path temporary() {
    try {
      Path made = Files.createTempDirectory("ballast-history");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made)));
      return made.resolve("store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.toList().reversed()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
