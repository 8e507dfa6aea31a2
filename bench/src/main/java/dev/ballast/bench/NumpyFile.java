// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Arrays in NumPy's file format, version 1: little-endian {@code double} or {@code long}, the last
 * index running fastest.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the
 *     format</a>
 */
final class NumpyFile {
  private static final int PREFIX = 10;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '(<f8|<i8)', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\}\\s*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private NumpyFile() {}

  static double[] doubles(Path file) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      return body(file, "<f8", arena).toArray(DOUBLE);
    }
  }

  /** An array cut into this many rows. */
  static double[][] rows(Path file, int count) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = body(file, "<f8", arena);
      long width = all.byteSize() / count;
      double[][] rows = new double[count][];
      for (int row = 0; row < count; row++) {
        rows[row] = all.asSlice(row * width, width).toArray(DOUBLE);
      }
      return rows;
    }
  }

  static long[] longs(Path file) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      return body(file, "<i8", arena).toArray(LONG);
    }
  }

  private static MemorySegment body(Path file, String type, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      int length = all.get(ValueLayout.JAVA_SHORT_UNALIGNED, PREFIX - 2) & 0xffff;
      byte[] text = all.asSlice(PREFIX, length).toArray(ValueLayout.JAVA_BYTE);
      Matcher header = HEADER.matcher(new String(text, StandardCharsets.US_ASCII));
      if (!header.matches() || !header.group(1).equals(type)) {
        throw new IOException(file + " is no array of " + type + " in rows");
      }
      long size =
          NUMBER
              .matcher(header.group(2))
              .results()
              .map(MatchResult::group)
              .mapToLong(Long::parseLong)
              .reduce(1, Math::multiplyExact);
      return all.asSlice(PREFIX + length, size * 8);
    }
  }

  /** Writes an array of this shape. */
  static void write(Path file, double[] values, int... shape) throws IOException {
    String sizes = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + sizes + "), }";
    int padded = (PREFIX + header.length() + 1 + 63) / 64 * 64;
    ByteBuffer start = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
    start.put((byte) 0x93).put("NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1));
    start.putShort((short) (padded - PREFIX));
    start.put(header.getBytes(StandardCharsets.US_ASCII));
    Arrays.fill(start.array(), start.position(), padded, (byte) ' ');
    start.put(padded - 1, (byte) '\n');
    start.rewind();
    ByteBuffer body = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    body.asDoubleBuffer().put(values);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (start.hasRemaining() || body.hasRemaining()) {
        channel.write(new ByteBuffer[] {start, body});
      }
    }
  }
}
