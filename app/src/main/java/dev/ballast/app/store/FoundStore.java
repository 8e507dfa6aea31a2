// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import dev.ballast.market.SeriesId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an import finds at a store's place. A catalogue that is gone is made anew from the files; a
 * file that is gone or damaged is taken out of the catalogue, so that it can be imported again.
 *
 * @param catalogue what is really there
 * @param again imported files to be read once more, because something that they gave is gone
 * @param notes what was mended, in words
 */
record FoundStore(Catalogue catalogue, Set<SourceFile> again, List<String> notes) {
  FoundStore {
    again = Set.copyOf(again);
    notes = List.copyOf(notes);
  }

  static FoundStore at(Path store) {
    if (CatalogueRecovery.in(store)) {
      Catalogue rebuilt = CatalogueRecovery.rebuilt(store);
      return new FoundStore(
          rebuilt,
          Set.of(),
          List.of(
              "catalogue.tsv was gone and is made anew from the files of "
                  + rebuilt.series().size()
                  + " series; which files they came from is not known any more"));
    }
    return Store.isStore(store)
        ? present(store, Catalogue.read(store))
        : new FoundStore(Catalogue.empty(), Set.of(), List.of());
  }

  /** Whether these bytes were read before, and all that they gave is still there. */
  boolean knows(SourceFile source) {
    return catalogue.sources().stream().anyMatch(source::sameAs)
        && again.stream().noneMatch(source::sameAs);
  }

  private static FoundStore present(Path store, Catalogue read) {
    List<String> notes = new ArrayList<>();
    Set<SourceFile> again = new HashSet<>();
    TreeMap<SeriesId, StoredSeries> series = new TreeMap<>();
    for (StoredSeries one : read.series().values()) {
      Optional<StoredSeries> whole = whole(store, one);
      if (whole.isPresent()) {
        series.put(one.id(), whole.get());
      } else {
        again.addAll(one.sources());
        notes.add(
            one.id()
                + (Files.exists(store.resolve(one.file()))
                    ? " was damaged in the store ("
                    : " was gone from the store (")
                + one.rows()
                + " rows, from "
                + String.join(", ", one.sources().stream().map(SourceFile::name).toList())
                + "); import these files again, with --replace");
      }
    }
    Catalogue there =
        new Catalogue(
            read.sources(),
            series,
            table(store, read.rules(), notes),
            table(store, read.brackets(), notes),
            table(store, read.haircuts(), notes),
            table(store, read.changes(), notes));
    return new FoundStore(there, again, notes);
  }

  private static Optional<StoredSeries> whole(Path store, StoredSeries one) {
    try {
      return SeriesFile.verified(store, one);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UserMistake(
          store.resolve(one.file()) + ": cannot be read (" + DiskFault.reason(e) + ")");
    }
  }

  private static Optional<String> table(Path store, Optional<String> name, List<String> notes) {
    if (name.isEmpty() || Files.exists(store.resolve(name.get()))) {
      return name;
    }
    notes.add(name.get() + " was gone from the store; import its files again, with --replace");
    return Optional.empty();
  }
}
