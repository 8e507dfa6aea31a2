// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.VenueId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A catalogue made anew from a store's files, whose names say what they hold and end in the hash of
 * it. Of two files of one series the one written last is taken. Which files were imported is lost,
 * so that they will be read once more.
 */
final class CatalogueRecovery {
  private static final Pattern NAME =
      Pattern.compile(
          "series/([a-z-]+)/(.+)\\.(irregular|\\d+[mhd])\\.([^.]+)\\.([0-9a-f]{16})\\.col");

  /** The name that stands for files of which none is known any more. */
  static final String UNKNOWN = "unknown";

  private CatalogueRecovery() {}

  /** Whether a folder has the files of a store, and no catalogue that names them. */
  static boolean in(Path store) {
    try {
      return !Files.exists(store.resolve(Catalogue.FILE))
          && !Files.exists(store.resolve(StoreFiles.FIRST))
          && !(StoreFiles.columns(store).isEmpty() && StoreFiles.tables(store).isEmpty());
    } catch (IOException e) {
      throw unreadable(store, e);
    }
  }

  static Catalogue rebuilt(Path store) {
    try {
      SequencedMap<SeriesId, String> newest = new TreeMap<>();
      for (String file : StoreFiles.columns(store)) {
        newest.merge(id(store, file), file, (a, b) -> later(store, a, b));
      }
      SourceFile unknown =
          new SourceFile(
              UNKNOWN, Hash.of(String.join("\n", newest.values())), "catalogue made anew", 0);
      List<StoredSeries> series = new ArrayList<>();
      for (var entry : newest.entrySet()) {
        series.add(series(store, entry.getKey(), entry.getValue(), unknown));
      }
      return Catalogue.of(
          List.of(unknown),
          series,
          table(store, "rules"),
          table(store, "brackets"),
          table(store, "haircuts"),
          table(store, "changes"));
    } catch (IOException e) {
      throw unreadable(store, e);
    }
  }

  private static SeriesId id(Path store, String file) {
    Matcher name = NAME.matcher(file);
    try {
      if (name.matches()) {
        String interval = name.group(3);
        return new SeriesId(
            SeriesKind.parse(name.group(1)),
            plain(name.group(2)),
            interval.equals(Interval.NONE.toString()) ? Interval.NONE : Interval.parse(interval),
            new VenueId(plain(name.group(4))));
      }
    } catch (IllegalArgumentException e) {
      throw foreign(store, file);
    }
    throw foreign(store, file);
  }

  private static UserMistake foreign(Path store, String file) {
    return new UserMistake(
        store.resolve(file)
            + ": the store's catalogue.tsv is gone, and this file's name does not say what it"
            + " holds; move the file away");
  }

  private static StoredSeries series(Path store, SeriesId id, String file, SourceFile source)
      throws IOException {
    Path path = store.resolve(file);
    long rows = Files.size(path) / (8L * (1 + Rows.width(id.kind())));
    if (rows == 0 || !StoreFiles.isHashOf(Hash.of(path), file)) {
      throw new UserMistake(
          path
              + ": the store's catalogue.tsv is gone, and this file is damaged; move the file away,"
              + " and import what it held again");
    }
    StoredSeries unread =
        new StoredSeries(
            id, Math.toIntExact(rows), 0, 0, file, List.of(source), OptionalLong.empty());
    Rows read = SeriesFile.read(store, unread);
    return new StoredSeries(
        id,
        read.size(),
        read.time(0),
        read.lastTime(),
        file,
        List.of(source),
        OptionalLong.of(SeriesFile.checksum(SeriesFile.encode(read))));
  }

  private static Optional<String> table(Path store, String name) throws IOException {
    return StoreFiles.tables(store).stream()
        .filter(file -> file.startsWith(name + "-"))
        .reduce((a, b) -> later(store, a, b));
  }

  private static String later(Path store, String a, String b) {
    return written(store, a).compareTo(written(store, b)) > 0 ? a : b;
  }

  private static FileTime written(Path store, String file) {
    try {
      return Files.getLastModifiedTime(store.resolve(file));
    } catch (IOException e) {
      throw unreadable(store, e);
    }
  }

  /** The text of which {@link SeriesFile#safe} made a part of a name. */
  private static String plain(String safe) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      switch (c) {
        case '_' -> bytes.write('/');
        case '~' -> bytes.write(':');
        case '%' -> {
          bytes.write(Integer.parseInt(safe.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> bytes.write(c);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static UserMistake unreadable(Path store, IOException e) {
    return new UserMistake(store + ": cannot be read (" + DiskFault.reason(e) + ")");
  }
}
