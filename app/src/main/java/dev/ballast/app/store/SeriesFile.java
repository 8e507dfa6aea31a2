// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One series on disk: the times as little-endian longs, then each value column as little-endian
 * doubles, nothing else. The number of rows stands in the catalogue. A file's name ends in the hash
 * of its content, so a file never changes once it is there.
 */
final class SeriesFile {
  private static final int CELL = 8;

  private SeriesFile() {}

  /** The columns as they stand on disk. */
  static ByteBuffer encode(Rows rows) {
    int columns = rows.width();
    ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(rows.size() * CELL, 1 + columns));
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    buffer.asLongBuffer().put(rows.times());
    for (int column = 0; column < columns; column++) {
      buffer.position((column + 1) * rows.size() * CELL);
      buffer.asDoubleBuffer().put(rows.column(column));
    }
    return buffer.rewind();
  }

  /** Where a series with this content is kept, below the store's folder. */
  static String name(SeriesId id, ByteBuffer content) {
    return "series/"
        + id.kind()
        + "/"
        + safe(id.subject())
        + "."
        + id.interval()
        + "."
        + safe(id.venue().name())
        + "."
        + Hash.of(content.duplicate()).substring(0, 16)
        + ".col";
  }

  /** Maps a file and copies its columns out. */
  static Rows read(Path file, SeriesId id, int rows) {
    int columns = Rows.width(id.kind());
    long expected = (long) rows * CELL * (1 + columns);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() != expected) {
        throw new UserMistake(
            file
                + ": the store is damaged ("
                + channel.size()
                + " bytes instead of "
                + expected
                + "); remove this file and import what it held again");
      }
      MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, expected);
      map.order(ByteOrder.LITTLE_ENDIAN);
      long[] time = new long[rows];
      map.asLongBuffer().get(time);
      double[][] values = new double[columns][rows];
      for (int column = 0; column < columns; column++) {
        map.position((column + 1) * rows * CELL);
        map.asDoubleBuffer().get(values[column]);
      }
      return Rows.of(id, time, values, -1);
    } catch (NoSuchFileException e) {
      throw new UserMistake(
          file
              + ": gone from the store; if imports ran meanwhile start again, else the next import says"
              + " which files to import once more");
    } catch (IOException e) {
      throw new UserMistake(file + ": cannot be read (" + DiskFault.reason(e) + ")");
    }
  }

  static Series series(Path file, SeriesId id, int rows) {
    Rows read = read(file, id, rows);
    double[][] columns = new double[read.width()][];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = read.column(column);
    }
    return Rows.series(id, read.times(), columns);
  }

  /**
   * Writes into a folder that is there under a passing name, forces it to the disk, then renames.
   */
  static void write(Path file, ByteBuffer content) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path passing = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            passing,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = content.duplicate();
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(passing, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /** A name that every file system takes: letters, digits, dots and dashes stay. */
  static String safe(String text) {
    StringBuilder safe = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (plain || c == '-') {
        safe.append(c);
      } else if (c == '/') {
        safe.append('_');
      } else if (c == ':') {
        safe.append('~');
      } else {
        safe.append(String.format("%%%02X", (int) c));
      }
    }
    return safe.toString();
  }
}
