// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.HistoryBounds;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import java.util.Arrays;
import java.util.List;

/**
 * Growing columns of one series: time, then the values of its kind, and for each row a tag (the
 * line it was read from, or the file that it came from).
 */
final class Rows {
  private final SeriesId id;
  private int size;
  private long[] time;
  private final double[][] columns;
  private int[] tag;

  private Rows(SeriesId id, int size, long[] time, double[][] columns, int[] tag) {
    this.id = id;
    this.size = size;
    this.time = time;
    this.columns = columns;
    this.tag = tag;
  }

  static Rows empty(SeriesId id) {
    return new Rows(id, 0, new long[16], new double[width(id.kind())][16], new int[16]);
  }

  /** Whole columns, all rows with one tag. */
  static Rows of(SeriesId id, long[] time, double[][] columns, int tag) {
    int[] tags = new int[time.length];
    Arrays.fill(tags, tag);
    return new Rows(id, time.length, time, columns, tags);
  }

  /** How many value columns a kind has. */
  static int width(SeriesKind kind) {
    return HistoryBounds.columns(kind).size();
  }

  SeriesId id() {
    return id;
  }

  List<String> names() {
    return HistoryBounds.columns(id.kind());
  }

  int size() {
    return size;
  }

  int width() {
    return columns.length;
  }

  long time(int row) {
    return time[row];
  }

  long lastTime() {
    return time[size - 1];
  }

  double value(int column, int row) {
    return columns[column][row];
  }

  void set(int column, int row, double value) {
    columns[column][row] = value;
  }

  int tag(int row) {
    return tag[row];
  }

  void setTag(int row, int value) {
    tag[row] = value;
  }

  /** Appends a row; its time must be above the last. */
  void append(long at, int rowTag, double... values) {
    grow();
    time[size] = at;
    tag[size] = rowTag;
    for (int column = 0; column < columns.length; column++) {
      columns[column][size] = values[column];
    }
    size++;
  }

  void appendFrom(Rows other, int row, int rowTag) {
    grow();
    time[size] = other.time[row];
    tag[size] = rowTag;
    for (int column = 0; column < columns.length; column++) {
      columns[column][size] = other.columns[column][row];
    }
    size++;
  }

  /**
   * The first column in which a row differs from values, or -1. A mark price that is absent on one
   * side is no difference.
   */
  int difference(int row, Rows other, int otherRow) {
    for (int column = 0; column < columns.length; column++) {
      if (differs(columns[column][row], other.columns[column][otherRow])) {
        return column;
      }
    }
    return -1;
  }

  int difference(int row, double... values) {
    for (int column = 0; column < columns.length; column++) {
      if (differs(columns[column][row], values[column])) {
        return column;
      }
    }
    return -1;
  }

  /** Takes a mark price that this row lacks; whether it did. */
  boolean complete(int row, double... values) {
    if (id.kind().isFunding() && Double.isNaN(columns[1][row]) && !Double.isNaN(values[1])) {
      columns[1][row] = values[1];
      return true;
    }
    return false;
  }

  long[] times() {
    return Arrays.copyOf(time, size);
  }

  double[] column(int column) {
    return Arrays.copyOf(columns[column], size);
  }

  /** The series of these columns, taken over. */
  static Series series(SeriesId id, long[] time, double[][] columns) {
    if (id.kind().isBars()) {
      return BarSeries.of(id, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }
    if (id.kind().isFunding()) {
      return FundingSeries.of(id, time, columns[0], columns[1]);
    }
    return ValueSeries.of(id, time, columns[0]);
  }

  private static boolean differs(double mine, double theirs) {
    return mine != theirs && !Double.isNaN(mine) && !Double.isNaN(theirs);
  }

  private void grow() {
    if (size < time.length) {
      return;
    }
    int capacity = Math.max(16, size + (size >> 1) + 1);
    time = Arrays.copyOf(time, capacity);
    tag = Arrays.copyOf(tag, capacity);
    for (int column = 0; column < columns.length; column++) {
      columns[column] = Arrays.copyOf(columns[column], capacity);
    }
  }
}
