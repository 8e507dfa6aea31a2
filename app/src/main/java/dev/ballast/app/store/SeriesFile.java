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
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One series on disk: the times as little-endian longs, then each value column as little-endian
 * doubles, nothing else. The number of rows and a checksum stand in the catalogue. A file's name
 * ends in the hash of its content, so a file never changes once it is there.
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

  /** CRC-32C of a content. */
  static long checksum(ByteBuffer content) {
    CRC32C crc = new CRC32C();
    crc.update(content.duplicate());
    return crc.getValue();
  }

  /**
   * The series as it was written, with its checksum; nothing where its file is damaged. The hash in
   * the file's name is asked where the catalogue has no checksum yet.
   */
  static Optional<StoredSeries> verified(Path store, StoredSeries entry) throws IOException {
    Path file = store.resolve(entry.file());
    if (Files.size(file) != bytes(entry)) {
      return Optional.empty();
    }
    // Not mapped: a file that is damaged is deleted soon, and not every system deletes a mapped
    // one.
    ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
    long found = checksum(content);
    boolean whole =
        entry.checksum().isPresent()
            ? entry.checksum().getAsLong() == found
            : StoreFiles.isHashOf(Hash.of(content), entry.file());
    return whole ? Optional.of(entry.withChecksum(found)) : Optional.empty();
  }

  /**
   * Maps a series' file and copies its columns out.
   *
   * @throws UserMistake where it is gone, or is not what was written
   */
  static Rows read(Path store, StoredSeries entry) {
    Path file = store.resolve(entry.file());
    SeriesId id = entry.id();
    int rows = entry.rows();
    int columns = Rows.width(id.kind());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() != bytes(entry)) {
        throw damaged(store, entry);
      }
      MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      if (entry.checksum().isPresent() && entry.checksum().getAsLong() != checksum(map)) {
        throw damaged(store, entry);
      }
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

  private static UserMistake damaged(Path store, StoredSeries entry) {
    return new UserMistake(
        store.resolve(entry.file())
            + ": damaged, it is not what was written; import again what it held: ballast data import"
            + " --replace "
            + entry.sourceNames()
            + " --store "
            + store);
  }

  private static long bytes(StoredSeries entry) {
    return (long) entry.rows() * CELL * (1 + Rows.width(entry.id().kind()));
  }

  static Series series(Path store, StoredSeries entry) {
    Rows read = read(store, entry);
    double[][] columns = new double[read.width()][];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = read.column(column);
    }
    return Rows.series(entry.id(), read.times(), columns);
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
