// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.ballast.app.UserMistake;
import dev.ballast.unit.Asset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file, read one at a time, with the place of whatever is wrong with them. */
final class CsvTable implements AutoCloseable {
  private static final int SHORTEST = 9;
  private static final int LONGEST_SHOWN = 40;

  private final InputFile file;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private List<String> header = List.of();
  private @Nullable CsvRecord pending;
  private @Nullable CsvRecord row;
  private long line;

  /** Opens a table whose first line is read as a header by {@link #header}. */
  CsvTable(InputFile file, InputStream content) {
    this.file = file;
    this.reader =
        CsvReader.builder()
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .detectBomHeader(true)
            .ofCsvRecord(content, StandardCharsets.UTF_8);
    this.records = reader.iterator();
  }

  /** Reads the header, which must have all required columns and no unknown one. */
  void header(List<String> required, List<String> optional) {
    CsvRecord first = take();
    if (first == null) {
      throw file.mistake("the file is empty; fetch it again");
    }
    header = List.copyOf(first.getFields());
    row = first;
    for (int column = 0; column < header.size(); column++) {
      String name = header.get(column);
      if (!required.contains(name) && !optional.contains(name)) {
        throw wrong(
            column, "unknown column " + shown(column) + "; expected " + String.join(",", required));
      }
      if (header.indexOf(name) != column) {
        throw wrong(column, "column " + shown(column) + " comes twice");
      }
    }
    for (String name : required) {
      if (!header.contains(name)) {
        throw wrong(0, "column '" + name + "' is missing; expected " + String.join(",", required));
      }
    }
  }

  /** Takes these columns where the file starts with a row of figures, else reads its header. */
  void headerOrNone(List<String> required, List<String> optional) {
    CsvRecord first = take();
    if (first == null) {
      throw file.mistake("the file is empty; fetch it again");
    }
    pending = first;
    String cell = first.getField(0);
    if (!cell.isEmpty() && Character.isLetter(cell.charAt(0))) {
      header(required, optional);
    } else {
      List<String> all = new ArrayList<>(required);
      all.addAll(optional);
      header = List.copyOf(all);
    }
  }

  /** The place of a column, or -1. */
  int column(String name) {
    return header.indexOf(name);
  }

  /** Moves to the next row; whether there is one. */
  boolean next() {
    row = take();
    if (row != null && row.getFieldCount() != header.size()) {
      throw wrong(0, "the row has " + row.getFieldCount() + " cells instead of " + header.size());
    }
    return row != null;
  }

  /** Reads a header that begins with these columns, of a table whose rows differ in length. */
  void raggedHeader(String... beginning) {
    CsvRecord first = take();
    if (first == null) {
      throw file.mistake("the file is empty; fetch it again");
    }
    row = first;
    for (int column = 0; column < beginning.length; column++) {
      if (first.getFieldCount() <= column || !first.getField(column).equals(beginning[column])) {
        throw wrong(0, "the header must begin with " + String.join(",", beginning));
      }
    }
  }

  /** Moves to the next row of nine cells or more; shorter ones are remarks. */
  boolean nextRagged() {
    do {
      row = take();
    } while (row != null && row.getFieldCount() < SHORTEST);
    return row != null;
  }

  int cells() {
    return current().getFieldCount();
  }

  private @Nullable CsvRecord take() {
    if (pending != null) {
      CsvRecord taken = pending;
      pending = null;
      return taken;
    }
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord taken = records.next();
      line = taken.getStartingLineNumber();
      return taken;
    } catch (UncheckedIOException e) {
      throw file.unreadable(deepest(e), line);
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException) {
        throw file.unreadable(deepest(e), line);
      }
      throw UserMistake.at(
          file.path().toString(),
          (int) line + 1,
          0,
          "not CSV: " + (e.getCause() == null ? e : e.getCause()).getMessage());
    }
  }

  /** The fault of the stream itself, below what readers say around it. */
  private static IOException deepest(RuntimeException around) {
    IOException fault = new IOException(around.getMessage(), around);
    for (Throwable cause = around.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException found) {
        fault = found;
      }
    }
    return fault;
  }

  /** The line of the row, counted from one. */
  int line() {
    return row == null ? 0 : (int) row.getStartingLineNumber();
  }

  String text(int column) {
    return current().getField(column);
  }

  /** A cell in quotes for a message, cut where it is long. */
  String shown(int column) {
    String text = text(column).replaceAll("\\p{Cntrl}", "?");
    return text.length() <= LONGEST_SHOWN
        ? "'" + text + "'"
        : "'" + text.substring(0, LONGEST_SHOWN) + "...'";
  }

  /** A time in text, UTC. */
  long time(int column) {
    OptionalLong time = Cells.time(text(column));
    if (time.isEmpty()) {
      throw wrong(column, "not a time: " + shown(column) + " (write 2024-01-10T00:00:00Z)");
    }
    return time.getAsLong();
  }

  /** A time as a count of milliseconds or microseconds. */
  long epoch(int column) {
    OptionalLong time = Cells.epoch(text(column));
    if (time.isEmpty()) {
      throw wrong(column, "not a time in milliseconds or microseconds: " + shown(column));
    }
    return time.getAsLong();
  }

  double number(int column) {
    OptionalDouble value = Cells.number(text(column));
    if (value.isEmpty()) {
      throw wrong(column, "not a finite number: " + shown(column));
    }
    return value.getAsDouble();
  }

  /** A number above zero. */
  double positive(int column, String what) {
    double value = number(column);
    if (value <= 0) {
      throw wrong(column, what + " must be above zero, not " + text(column));
    }
    return value;
  }

  /** A number that is zero or above. */
  double notNegative(int column, String what) {
    double value = number(column);
    if (value < 0) {
      throw wrong(column, what + " must not be negative: " + text(column));
    }
    return value;
  }

  Asset asset(int column) {
    try {
      return Asset.parse(text(column));
    } catch (IllegalArgumentException e) {
      throw wrong(column, "not an asset: " + shown(column));
    }
  }

  /** The first cell of the row that reads as this number; another column where none does. */
  int cellOf(double value, int otherwise) {
    for (int column = 0; column < current().getFieldCount(); column++) {
      OptionalDouble read = Cells.number(text(column));
      if (read.isPresent() && read.getAsDouble() == value) {
        return column;
      }
    }
    return otherwise;
  }

  /** A mistake at a cell of the current row. */
  UserMistake wrong(int column, String what) {
    CsvRecord at = current();
    int position = 1;
    for (int before = 0; before < Math.min(column, at.getFieldCount()); before++) {
      position += at.getField(before).length() + 1;
    }
    return UserMistake.at(file.path().toString(), line(), position, what);
  }

  private CsvRecord current() {
    if (row == null) {
      throw new IllegalStateException("no row");
    }
    return row;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
