// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.rows;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;

/**
 * Reads the columns of one field of an Arrow schema: numbers, text, times, dates and dictionaries
 * of them. Nested types are passed by and read as blank.
 *
 * <p>Source: Apache Arrow, "Arrow Columnar Format", physical memory layout.
 */
record ArrowField(Field field) {
  private static final long MILLIS_A_DAY = 86_400_000;
  private static final int INLINE = 12;
  private static final int VIEW = 16;

  String name() {
    return String.valueOf(field.name());
  }

  /** The column of a batch; of one that is encoded, the dictionary's values by its indices. */
  ArrowColumn column(ArrowBuffers buffers, Map<Long, List<String>> dictionaries)
      throws IOException {
    if (field.dictionary() == null) {
      return plain(buffers);
    }
    buffers.absent();
    ByteBuffer valid = buffers.take();
    Int type = field.dictionary().indexType();
    ArrowColumn index =
        integers(buffers.take(), type == null ? Integer.SIZE : type.bitWidth(), true);
    List<String> values = dictionaries.getOrDefault(field.dictionary().id(), List.of());
    return orBlank(valid, row -> values.get(Integer.parseInt(index.text(row))));
  }

  /** The column's values themselves, as in a dictionary. */
  ArrowColumn plain(ArrowBuffers buffers) throws IOException {
    buffers.absent();
    switch (field.typeType()) {
      case Type.Null -> {
        return ArrowColumn.BLANK;
      }
      case Type.Utf8, Type.LargeUtf8 -> {
        ByteBuffer valid = buffers.take();
        return orBlank(
            valid, texts(buffers.take(), buffers.take(), field.typeType() == Type.LargeUtf8));
      }
      case Type.Utf8View -> {
        ByteBuffer valid = buffers.take();
        ByteBuffer views = buffers.take();
        List<ByteBuffer> data = new ArrayList<>();
        for (int count = buffers.variadic(); count > 0; count--) {
          data.add(buffers.take());
        }
        return orBlank(valid, views(views, data));
      }
      case Type.Binary, Type.LargeBinary -> buffers.skip(3);
      case Type.BinaryView -> buffers.skip(2 + buffers.variadic());
      case Type.Time, Type.Duration, Type.Interval, Type.FixedSizeBinary -> buffers.skip(2);
      case Type.List, Type.LargeList, Type.Map -> passBy(2, buffers);
      case Type.Struct_, Type.FixedSizeList -> passBy(1, buffers);
      default -> {
        ByteBuffer valid = buffers.take();
        return orBlank(valid, fixed(buffers.take()));
      }
    }
    return ArrowColumn.BLANK;
  }

  private void passBy(int own, ArrowBuffers buffers) throws IOException {
    buffers.skip(own);
    for (int child = 0; child < field.childrenLength(); child++) {
      new ArrowField(field.children(child)).column(buffers, Map.of());
    }
  }

  private ArrowColumn fixed(ByteBuffer values) throws IOException {
    return switch (field.typeType()) {
      case Type.Bool -> row -> String.valueOf(bit(values, row));
      case Type.Int -> {
        Int type = (Int) field.type(new Int());
        yield integers(values, type.bitWidth(), type.isSigned());
      }
      case Type.FloatingPoint ->
          floats(values, ((FloatingPoint) field.type(new FloatingPoint())).precision());
      case Type.Timestamp -> {
        short unit = ((Timestamp) field.type(new Timestamp())).unit();
        yield row -> time(values.getLong(8 * row), unit).toString();
      }
      case Type.Date ->
          ((Date) field.type(new Date())).unit() == 0
              ? row -> LocalDate.ofEpochDay(values.getInt(4 * row)).toString()
              : row ->
                  LocalDate.ofEpochDay(Math.floorDiv(values.getLong(8 * row), MILLIS_A_DAY))
                      .toString();
      case Type.Decimal -> {
        Decimal type = (Decimal) field.type(new Decimal());
        int width = type.bitWidth() / Byte.SIZE;
        int scale = type.scale();
        yield row -> decimal(values, width, row, scale);
      }
      default ->
          throw new IOException(
              "its column '"
                  + name()
                  + "' is of a type that is not read ("
                  + Type.name(field.typeType())
                  + ")");
    };
  }

  /** Precisions: 0 half, 1 single, 2 double. */
  private static ArrowColumn floats(ByteBuffer values, short precision) {
    return switch (precision) {
      case 0 -> row -> Float.toString(Float.float16ToFloat(values.getShort(2 * row)));
      case 1 -> row -> Float.toString(values.getFloat(4 * row));
      default -> row -> Double.toString(values.getDouble(8 * row));
    };
  }

  private static ArrowColumn integers(ByteBuffer values, int bits, boolean signed) {
    return row ->
        switch (bits) {
          case 8 -> String.valueOf(signed ? values.get(row) : values.get(row) & 0xff);
          case 16 ->
              String.valueOf(signed ? values.getShort(2 * row) : values.getShort(2 * row) & 0xffff);
          case 32 ->
              signed
                  ? Integer.toString(values.getInt(4 * row))
                  : Integer.toUnsignedString(values.getInt(4 * row));
          default ->
              signed
                  ? Long.toString(values.getLong(8 * row))
                  : Long.toUnsignedString(values.getLong(8 * row));
        };
  }

  private static ArrowColumn texts(ByteBuffer offsets, ByteBuffer data, boolean large) {
    return row -> {
      int from = large ? Math.toIntExact(offsets.getLong(8 * row)) : offsets.getInt(4 * row);
      int to = large ? Math.toIntExact(offsets.getLong(8 * row + 8)) : offsets.getInt(4 * row + 4);
      return text(data, from, to - from);
    };
  }

  /** Texts of up to twelve bytes lie in their view, longer ones in a buffer that it names. */
  private static ArrowColumn views(ByteBuffer views, List<ByteBuffer> data) {
    return row -> {
      int at = VIEW * row;
      int length = views.getInt(at);
      return length <= INLINE
          ? text(views, at + 4, length)
          : text(data.get(views.getInt(at + 8)), views.getInt(at + 12), length);
    };
  }

  private static String text(ByteBuffer data, int from, int length) {
    byte[] bytes = new byte[length];
    data.get(from, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Units: 0 seconds, 1 milliseconds, 2 microseconds, 3 nanoseconds, since 1970 in UTC. */
  private static Instant time(long count, short unit) {
    long second = 1;
    for (int i = 0; i < unit; i++) {
      second *= 1000;
    }
    return Instant.ofEpochSecond(
        Math.floorDiv(count, second), Math.floorMod(count, second) * (1_000_000_000 / second));
  }

  private static String decimal(ByteBuffer values, int width, int row, int scale) {
    byte[] bigEndian = new byte[width];
    for (int i = 0; i < width; i++) {
      bigEndian[i] = values.get(row * width + width - 1 - i);
    }
    return new BigDecimal(new BigInteger(bigEndian), scale).toPlainString();
  }

  /** A bitmap of no bytes says that every value is there. */
  private static ArrowColumn orBlank(ByteBuffer valid, ArrowColumn column) {
    return valid.capacity() == 0 ? column : row -> bit(valid, row) ? column.text(row) : "";
  }

  private static boolean bit(ByteBuffer bits, int row) {
    return (bits.get(row >> 3) >> (row & 7) & 1) == 1;
  }
}
