// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.Arrays;

/**
 * Columns of a series: whether they belong together, which of their rows it has, and what comes
 * behind them.
 */
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

  /** What is to come behind a series, if it is of that series. */
  static Series sameSeries(Series one, Series later) {
    if (!later.id().equals(one.id())) {
      throw new IllegalArgumentException(later.id() + " cannot follow " + one.id());
    }
    return later;
  }

  static long[] joined(long[] one, int size, long[] later, int laterSize) {
    long[] both = Arrays.copyOf(one, size + laterSize);
    System.arraycopy(later, 0, both, size, laterSize);
    return both;
  }

  static double[] joined(double[] one, int size, double[] later, int laterSize) {
    double[] both = Arrays.copyOf(one, size + laterSize);
    System.arraycopy(later, 0, both, size, laterSize);
    return both;
  }

  /** The row, if it is one of the first so many that the series has. */
  static int row(SeriesId id, int size, int row) {
    if (row >= size) {
      throw new IndexOutOfBoundsException(id + ": row " + row + " of " + size);
    }
    return row;
  }
}
