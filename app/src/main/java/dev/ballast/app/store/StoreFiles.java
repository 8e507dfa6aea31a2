// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a store that the program itself makes, known by their place and name. */
final class StoreFiles {
  /** Stands in a new store until its first catalogue does: what lies beside it was never whole. */
  static final String FIRST = "first.new";

  /** Written and removed before an import, to see whether it can write at all. */
  static final String ROOM = "room.new";

  private static final Pattern COLUMNS =
      Pattern.compile("series/[a-z-]+/[^/]+\\.[0-9a-f]{16}\\.col");
  private static final Pattern TABLE =
      Pattern.compile("(rules|brackets|haircuts|changes)-[0-9a-f]{16}\\.csv");
  private static final Pattern PASSING =
      Pattern.compile(
          "series/[a-z-]+/[^/]+\\.col\\.new|"
              + TABLE
              + "\\.new|(first|room|catalogue\\.tsv)\\.new");

  private StoreFiles() {}

  /** The column files below a store's folder, by name; empty where there is none. */
  static List<String> columns(Path store) throws IOException {
    return named(store, COLUMNS);
  }

  /** The files of rules, margin tables and haircuts. */
  static List<String> tables(Path store) throws IOException {
    return named(store, TABLE);
  }

  /** What a write that was cut off has left under a passing name. */
  static List<String> passing(Path store) throws IOException {
    return named(store, PASSING);
  }

  private static List<String> named(Path store, Pattern pattern) throws IOException {
    List<Path> files = new ArrayList<>(below(store, 1));
    files.addAll(below(store.resolve("series"), 2));
    return files.stream()
        .map(file -> store.relativize(file).toString().replace('\\', '/'))
        .filter(name -> pattern.matcher(name).matches())
        .sorted()
        .toList();
  }

  private static List<Path> below(Path folder, int depth) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder, depth)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
