// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of history made by tests, and the bytes of a store. */
final class Fixture {
  static final String BARS = "ts,symbol,open,high,low,close,volume";

  private Fixture() {}

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] zip(String entry, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes a file, and its folders; the lines are joined and packed as the name's ending says. */
  static Path write(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    String text = String.join("\n", lines) + "\n";
    String name = file.getFileName().toString();
    if (name.endsWith(".gz")) {
      return Files.write(file, gzip(text));
    }
    if (name.endsWith(".zip")) {
      return Files.write(file, zip(name.replace(".zip", ".csv"), text));
    }
    return Files.writeString(file, text);
  }

  /** Every file below a folder with the hash of its bytes; empty where there is no folder. */
  static SequencedMap<String, String> tree(Path folder) throws IOException {
    SequencedMap<String, String> tree = new TreeMap<>();
    if (!Files.exists(folder)) {
      return tree;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.toList()) {
        tree.put(folder.relativize(path).toString(), Files.isDirectory(path) ? "" : Hash.of(path));
      }
    }
    return tree;
  }
}
