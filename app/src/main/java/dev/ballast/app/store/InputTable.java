// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import dev.ballast.unit.Asset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Rows of named cells of one file, read one at a time, whatever the file's format, with the place
 * of whatever is wrong with them.
 */
abstract class InputTable implements AutoCloseable {
  private static final int SHORTEST = 9;
  private static final int LONGEST_SHOWN = 40;

  private final InputFile file;
  private List<String> header = List.of();
  private @Nullable Row pending;
  private @Nullable Row row;

  InputTable(InputFile file) {
    this.file = file;
  }

  /**
   * One row as text; a cell without a value is empty.
   *
   * @param line where it begins, counted from one: a line of text, else a row
   */
  record Row(int line, List<String> cells) {}

  /** The next row of the file, nothing at its end. */
  abstract @Nullable Row read();

  /** A mistake at a cell of a row. */
  abstract UserMistake wrong(Row at, int column, String what);

  InputFile file() {
    return file;
  }

  List<String> header() {
    return header;
  }

  /** Takes these names for the columns of all rows that come. */
  void header(List<String> names) {
    header = List.copyOf(names);
  }

  List<String> cellsOfRow() {
    return current().cells();
  }

  /** The next row without moving to it, nothing at the end. */
  @Nullable Row peek() {
    if (pending == null) {
      pending = read();
    }
    return pending;
  }

  /** Passes by the next row. */
  void pass() {
    row = take();
  }

  /** Reads the header, which must have all required columns and no unknown one. */
  void header(List<String> required, List<String> optional) {
    Row first = take();
    if (first == null) {
      throw file.mistake("the file is empty; fetch it again");
    }
    header = List.copyOf(first.cells());
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
    Row first = take();
    if (first == null) {
      throw file.mistake("the file is empty; fetch it again");
    }
    pending = first;
    String cell = first.cells().getFirst();
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
    if (row != null && row.cells().size() != header.size()) {
      throw wrong(0, "the row has " + row.cells().size() + " cells instead of " + header.size());
    }
    return row != null;
  }

  /** Reads a header that begins with these columns, of a table whose rows differ in length. */
  void raggedHeader(String... beginning) {
    Row first = take();
    if (first == null) {
      throw file.mistake("the file is empty; fetch it again");
    }
    row = first;
    for (int column = 0; column < beginning.length; column++) {
      if (first.cells().size() <= column || !first.cells().get(column).equals(beginning[column])) {
        throw wrong(0, "the header must begin with " + String.join(",", beginning));
      }
    }
  }

  /** Moves to the next row of nine cells or more; shorter ones are remarks. */
  boolean nextRagged() {
    do {
      row = take();
    } while (row != null && row.cells().size() < SHORTEST);
    return row != null;
  }

  int cells() {
    return current().cells().size();
  }

  private @Nullable Row take() {
    Row taken = pending == null ? read() : pending;
    pending = null;
    return taken;
  }

  /** The line of the row, counted from one. */
  int line() {
    return row == null ? 0 : row.line();
  }

  String text(int column) {
    return current().cells().get(column);
  }

  /** A cell in quotes for a message, cut where it is long. */
  String shown(int column) {
    return shown(text(column));
  }

  /** A text in quotes for a message, cut where it is long. */
  static String shown(String cell) {
    String text = cell.replaceAll("\\p{Cntrl}", "?");
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
    OptionalDouble value = Cells.number(decimal(text(column)));
    if (value.isEmpty()) {
      throw wrong(column, "not a finite number: " + shown(column));
    }
    return value.getAsDouble();
  }

  /** A number's text with a point; tables may write another sign. */
  String decimal(String text) {
    return text;
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
    for (int column = 0; column < cells(); column++) {
      OptionalDouble read = Cells.number(decimal(text(column)));
      if (read.isPresent() && read.getAsDouble() == value) {
        return column;
      }
    }
    return otherwise;
  }

  /** A mistake at a cell of the current row. */
  UserMistake wrong(int column, String what) {
    return wrong(current(), column, what);
  }

  private Row current() {
    if (row == null) {
      throw new IllegalStateException("no row");
    }
    return row;
  }

  @Override
  public abstract void close() throws IOException;
}
