// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.ByteBuffer;
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

  private static final int HASH = 16;

  private StoreFiles() {}

  /** Whether a file's name ends in the beginning of this hash of its content. */
  static boolean isHashOf(String sha256, String file) {
    String name = file.substring(0, file.lastIndexOf('.'));
    return name.endsWith(sha256.substring(0, HASH));
  }

  /**
   * The bytes of a table of the store.
   *
   * @throws UserMistake where they are not what was written
   */
  static byte[] table(Path file, String what) throws IOException {
    byte[] content = Files.readAllBytes(file);
    if (!isHashOf(Hash.of(ByteBuffer.wrap(content)), file.toString())) {
      throw new UserMistake(
          file
              + ": damaged, it is not what was written; remove it, and import the files of "
              + what
              + " again with --replace");
    }
    return content;
  }

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
