// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

/** Columns of a series: whether they belong together, and which of their rows it has. */
final class Columns {
  private Columns() {}

  static void check(SeriesId id, long[] time, double[]... columns) {
    for (double[] column : columns) {
      if (column.length != time.length) {
        throw new IllegalArgumentException(id + ": columns of different lengths");
      }
    }
    for (int row = 1; row < time.length; row++) {
      if (time[row] <= time[row - 1]) {
        throw new IllegalArgumentException(id + ": times do not rise at row " + row);
      }
    }
  }

  /** The row, if it is one of the first so many that the series has. */
  static int row(SeriesId id, int size, int row) {
    if (row >= size) {
      throw new IndexOutOfBoundsException(id + ": row " + row + " of " + size);
    }
    return row;
  }
}
