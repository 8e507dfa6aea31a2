// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

/** Checks that columns belong together. */
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
}
