// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.ImportProgress;
import dev.ballast.app.store.StorePlace;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where history comes from: options of every command that reads it. */
public final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = "A store or a folder of history files (imported once into the cache).")
  private @Nullable Path data;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "The store, where --data is not given (default: $BALLAST_STORE or yours).")
  private @Nullable Path store;

  public @Nullable Path data() {
    return data;
  }

  public @Nullable Path store() {
    return store;
  }

  /** The file, folder or store that history is read from. */
  public Path place(Map<String, String> environment) {
    if (data != null) {
      return data;
    }
    String named = environment.getOrDefault("BALLAST_DATA", "");
    return store == null && !named.isBlank()
        ? Path.of(named)
        : StorePlace.store(store, environment);
  }

  /** Opens what the options name; an import that this needs is shown where people look on. */
  public HistorySource open() {
    return open(ConsoleProgress.onTerminal());
  }

  /** Opens what the options name. */
  public HistorySource open(ImportProgress progress) {
    return HistorySource.open(data, store, System.getenv(), progress, Today.now());
  }
}
