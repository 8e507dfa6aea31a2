// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.VenueId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a store holds: one text file of tab-separated lines, written last. Readers trust nothing but
 * it, so a store is always one whole state.
 *
 * @param sources every file imported, in order of import
 * @param series every series, in order
 * @param rules the file of trading rules, below the store's folder
 * @param brackets the file of margin tables, below the store's folder
 * @param haircuts the file of what is collateral, below the store's folder
 * @param changes the file of symbol changes, below the store's folder
 */
record Catalogue(
    List<SourceFile> sources,
    SequencedMap<SeriesId, StoredSeries> series,
    Optional<String> rules,
    Optional<String> brackets,
    Optional<String> haircuts,
    Optional<String> changes) {
  static final String FILE = "catalogue.tsv";
  private static final String MAGIC = "ballast-store";
  private static final int VERSION = 1;

  /** The cell of a series' checksum, which stores of before it lack. */
  private static final int CHECKSUM = 10;

  Catalogue {
    sources = List.copyOf(sources);
    series = Collections.unmodifiableSequencedMap(new TreeMap<>(series));
  }

  static Catalogue empty() {
    return new Catalogue(
        List.of(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Catalogue of(
      List<SourceFile> sources,
      Collection<StoredSeries> series,
      Optional<String> rules,
      Optional<String> brackets,
      Optional<String> haircuts,
      Optional<String> changes) {
    TreeMap<SeriesId, StoredSeries> sorted = new TreeMap<>();
    series.forEach(one -> sorted.put(one.id(), one));
    return new Catalogue(sources, sorted, rules, brackets, haircuts, changes);
  }

  /** Every file that the store needs beside the catalogue, below its folder. */
  List<String> files() {
    List<String> files = new ArrayList<>();
    series.values().forEach(one -> files.add(one.file()));
    rules.ifPresent(files::add);
    brackets.ifPresent(files::add);
    haircuts.ifPresent(files::add);
    changes.ifPresent(files::add);
    return files;
  }

  static Catalogue read(Path store) {
    Path file = store.resolve(FILE);
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      if (CatalogueRecovery.in(store)) {
        throw new UserMistake(
            file
                + ": gone, though the store's series are there; any import makes it anew from them");
      }
      throw new UserMistake(
          store + ": not a store of history; import files with: ballast data import PATH");
    }
    if (lines.isEmpty()) {
      throw damaged(file);
    }
    if (!lines.getFirst().startsWith(MAGIC + "\t")) {
      throw new UserMistake(file + ": not the catalogue of a store");
    }
    if (!lines.getFirst().equals(MAGIC + "\t" + VERSION)) {
      throw new UserMistake(
          file
              + ": written by another version of ballast ("
              + lines.getFirst().replace('\t', ' ')
              + ", this one reads "
              + VERSION
              + "); update ballast, or import into another folder with --store");
    }
    try {
      return parse(lines);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw damaged(file);
    }
  }

  private static UserMistake damaged(Path file) {
    return new UserMistake(
        file + ": the catalogue is damaged; remove this file, and the next import makes it anew");
  }

  private static Catalogue parse(List<String> lines) {
    List<SourceFile> sources = new ArrayList<>();
    List<StoredSeries> series = new ArrayList<>();
    Optional<String> rules = Optional.empty();
    Optional<String> brackets = Optional.empty();
    Optional<String> haircuts = Optional.empty();
    Optional<String> changes = Optional.empty();
    if (!lines.getLast().equals("end\t" + lines.size())) {
      throw new IllegalArgumentException("no end");
    }
    for (String line : lines.subList(1, lines.size() - 1)) {
      String[] cells = line.split("\t", -1);
      switch (cells[0]) {
        case "source" ->
            sources.add(new SourceFile(cells[1], cells[2], cells[3], Long.parseLong(cells[4])));
        case "series" -> series.add(series(cells, sources));
        case "rules" -> rules = Optional.of(cells[1]);
        case "brackets" -> brackets = Optional.of(cells[1]);
        case "haircuts" -> haircuts = Optional.of(cells[1]);
        case "changes" -> changes = Optional.of(cells[1]);
        default -> throw new IllegalArgumentException(line);
      }
    }
    return of(sources, series, rules, brackets, haircuts, changes);
  }

  private static StoredSeries series(String[] cells, List<SourceFile> sources) {
    SeriesId id =
        new SeriesId(
            SeriesKind.parse(cells[1]),
            cells[2],
            new Interval(Long.parseLong(cells[3])),
            new VenueId(cells[4]));
    List<SourceFile> from = new ArrayList<>();
    for (String index : cells[9].split(",", -1)) {
      from.add(sources.get(Integer.parseInt(index)));
    }
    return new StoredSeries(
        id,
        Integer.parseInt(cells[5]),
        Long.parseLong(cells[6]),
        Long.parseLong(cells[7]),
        cells[8],
        from,
        cells.length > CHECKSUM
            ? OptionalLong.of(Long.parseLong(cells[CHECKSUM], 16))
            : OptionalLong.empty());
  }

  /** The text of the catalogue: the same for the same content, whenever it is written. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(MAGIC + "\t" + VERSION);
    for (SourceFile source : sources) {
      lines.add(
          String.join(
              "\t",
              "source",
              source.name(),
              source.sha256(),
              source.layout(),
              Long.toString(source.rows())));
    }
    rules.ifPresent(name -> lines.add("rules\t" + name));
    brackets.ifPresent(name -> lines.add("brackets\t" + name));
    haircuts.ifPresent(name -> lines.add("haircuts\t" + name));
    changes.ifPresent(name -> lines.add("changes\t" + name));
    for (StoredSeries one : series.values()) {
      List<String> from =
          one.sources().stream().map(source -> Integer.toString(sources.indexOf(source))).toList();
      String series =
          String.join(
              "\t",
              "series",
              one.id().kind().toString(),
              one.id().subject(),
              Long.toString(one.id().interval().millis()),
              one.id().venue().name(),
              Integer.toString(one.rows()),
              Long.toString(one.first()),
              Long.toString(one.last()),
              one.file(),
              String.join(",", from));
      OptionalLong crc = one.checksum();
      lines.add(crc.isEmpty() ? series : series + "\t" + Long.toHexString(crc.getAsLong()));
    }
    lines.add("end\t" + (lines.size() + 1));
    return String.join("\n", lines) + "\n";
  }
}
