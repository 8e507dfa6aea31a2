// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import dev.ballast.market.ChangedRules;
import dev.ballast.market.DaysFromBars;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.RuleBook;
import dev.ballast.market.TradingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * History with the rules and margin tables that go with it, from a store or from a folder of files.
 *
 * @param store the history as it was recorded
 * @param history the same with each asset's past under its name of today, and daily bars made of
 *     shorter ones where an instrument has none
 * @param rules the store's trading rules; the bundled ones for instruments that it has none of
 * @param tables the store's margin tables and haircuts; the bundled ones for contracts and assets
 *     that it has none of; as the rules, under the names of today
 */
public record HistorySource(Store store, History history, RuleBook rules, VenueTables tables) {
  /**
   * Opens a store, or a folder of files by way of a store in the cache that is made once.
   *
   * @param data {@code --data}: a store, a folder of files, or a file; null for {@code
   *     BALLAST_DATA} or else the store
   * @param storeOption {@code --store}
   * @param environment of the process
   * @param progress told of an import where one is needed
   * @param now the time of the clock
   */
  public static HistorySource open(
      @Nullable Path data,
      @Nullable Path storeOption,
      Map<String, String> environment,
      ImportProgress progress,
      Instant now) {
    if (data != null) {
      return data(data, environment, progress, now);
    }
    String named = environment.getOrDefault("BALLAST_DATA", "");
    if (storeOption == null && !named.isBlank()) {
      return data(Path.of(named), environment, progress, now);
    }
    return of(Store.open(StorePlace.store(storeOption, environment)));
  }

  /** A store with its own rules, completed by the bundled ones. */
  public static HistorySource of(Store store) {
    History history = DaysFromBars.of(store.history());
    return new HistorySource(
        store,
        history,
        ChangedRules.of(completed(store.rules(), BundledRules.rules()), history),
        store.tables().completedBy(BundledRules.tables()).in(history));
  }

  private static HistorySource data(
      Path data, Map<String, String> environment, ImportProgress progress, Instant now) {
    if (!Files.exists(data)) {
      throw new UserMistake(data + ": no such file or folder (--data)");
    }
    if (Store.isStore(data)) {
      return of(Store.open(data));
    }
    Path absolute = data.toAbsolutePath().normalize();
    String place = Hash.of(absolute.toString()).substring(0, 12);
    Path cache = StorePlace.cache(environment);
    Path store = cache.resolve(place + "-" + Hash.of(listing(absolute)).substring(0, 12));
    if (!Store.isStore(store)) {
      new Importer(store, ImportOptions.DEFAULT, progress, now).importAll(List.of(data));
      removeOlder(cache, place, store);
    }
    return of(Store.open(store));
  }

  /** Names, sizes and times of change: other when any file is other. */
  private static String listing(Path data) {
    StringBuilder listing = new StringBuilder("1");
    for (InputFile file : InputFiles.find(List.of(data))) {
      try {
        listing
            .append('\n')
            .append(file.path())
            .append('\t')
            .append(file.size())
            .append('\t')
            .append(Files.getLastModifiedTime(file.path()).toMillis());
      } catch (IOException e) {
        throw new UserMistake(file.path() + ": cannot be read (" + DiskFault.reason(e) + ")");
      }
    }
    return listing.toString();
  }

  /** Removes cached stores of the same folder as it was before. */
  private static void removeOlder(Path cache, String place, Path kept) {
    try (Stream<Path> stores = Files.list(cache)) {
      for (Path old : stores.toList()) {
        if (old.getFileName().toString().startsWith(place + "-") && !old.equals(kept)) {
          remove(old);
        }
      }
    } catch (IOException e) {
      throw new UserMistake(cache + ": cannot be tidied (" + DiskFault.reason(e) + ")");
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> walk = Files.walk(folder)) {
      deepestFirst = walk.toList().reversed();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }

  private static RuleBook completed(RuleBook own, RuleBook bundled) {
    TreeMap<InstrumentId, List<TradingRules>> all = new TreeMap<>(bundled.versions());
    all.putAll(own.versions());
    return RuleBook.of(all);
  }
}
