// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import dev.ballast.market.ChangedHistory;
import dev.ballast.market.History;
import dev.ballast.market.Listings;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.SymbolChanges;
import dev.ballast.unit.UtcDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * History on disk. Opening reads the catalogue only; a series is mapped and copied when it is first
 * asked for and then kept. Safe for several threads. As a history it is what was recorded; {@link
 * #history} follows symbol changes.
 */
public final class Store implements History {
  private final Path folder;
  private final Catalogue catalogue;
  private final Map<SeriesId, Series> loaded = new ConcurrentHashMap<>();
  private final Listings listings;

  private Store(Path folder, Catalogue catalogue) {
    this.folder = folder;
    this.catalogue = catalogue;
    this.listings = Listings.of(this);
  }

  /**
   * Opens a store for reading.
   *
   * @throws UserMistake where there is none, or one of another format
   */
  public static Store open(Path folder) {
    return new Store(folder, Catalogue.read(folder));
  }

  /** Whether a folder holds a store, of whatever format, also one whose catalogue is gone. */
  public static boolean isStore(Path folder) {
    return Files.isRegularFile(folder.resolve(Catalogue.FILE)) || CatalogueRecovery.in(folder);
  }

  public Path folder() {
    return folder;
  }

  /** Every series with its extent and its sources, without loading any. */
  public List<StoredSeries> entries() {
    return List.copyOf(catalogue.series().values());
  }

  /** One series' extent and sources. */
  public Optional<StoredSeries> entry(SeriesId id) {
    return Optional.ofNullable(catalogue.series().get(id));
  }

  /** Every file imported, in order of import. */
  public List<SourceFile> sources() {
    return catalogue.sources();
  }

  @Override
  public List<SeriesId> ids() {
    return List.copyOf(catalogue.series().keySet());
  }

  @Override
  public Listings listings() {
    return listings;
  }

  @Override
  public Optional<Series> series(SeriesId id) {
    return entry(id).map(entry -> loaded.computeIfAbsent(id, wanted -> load(entry)));
  }

  private Series load(StoredSeries entry) {
    return SeriesFile.series(folder, entry);
  }

  @Override
  public String provenance() {
    TreeSet<String> venues = new TreeSet<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    int yours = 0;
    for (StoredSeries entry : catalogue.series().values()) {
      if (entry.id().kind() == SeriesKind.NAMED) {
        yours++;
      } else {
        venues.add(entry.id().venue().name());
      }
      first = Math.min(first, entry.first());
      last = Math.max(last, entry.last());
    }
    if (catalogue.series().isEmpty()) {
      return "no history imported";
    }
    return (venues.isEmpty() ? "recorded" : "recorded at " + String.join(", ", venues))
        + (yours == 0 ? "" : " and by you (" + yours + " series)")
        + "; "
        + catalogue.sources().size()
        + (catalogue.sources().size() == 1 ? " file" : " files")
        + " imported, "
        + day(first)
        + " to "
        + day(last);
  }

  private static String day(long time) {
    return UtcDay.date(time).toString();
  }

  @Override
  public boolean simulated() {
    return false;
  }

  /** The trading rules imported; empty where none were. */
  public RuleBook rules() {
    return catalogue
        .rules()
        .map(file -> RuleTable.read(folder.resolve(file)).book())
        .orElseGet(RuleBook::empty);
  }

  /** The history with each asset's past under its name of today. */
  public History history() {
    return ChangedHistory.of(
        this,
        new SymbolChanges(
            catalogue
                .changes()
                .map(file -> SymbolChangeTable.read(folder.resolve(file)))
                .orElse(List.of())));
  }

  /** What was imported of margin; empty where nothing was. */
  public VenueTables tables() {
    return new VenueTables(
        BracketTable.books(
            catalogue
                .brackets()
                .map(file -> BracketTable.read(folder.resolve(file)))
                .orElse(List.of())),
        HaircutTable.tables(
            catalogue
                .haircuts()
                .map(file -> HaircutTable.read(folder.resolve(file)))
                .orElse(List.of())));
  }

  Catalogue catalogue() {
    return catalogue;
  }
}
