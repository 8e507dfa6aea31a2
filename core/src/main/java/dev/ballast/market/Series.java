// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

/** Rows in order of time. A row is known at a moment of its own, which is all that a view asks. */
public sealed interface Series permits BarSeries, FundingSeries, ValueSeries {
  SeriesId id();

  int size();

  /** The row's own time: a bar's open, a settlement, a snapshot. Strictly rising. */
  long time(int row);

  /** When the row became known; never falls from row to row. */
  long knownAt(int row);

  /** The same series without what was not known at the time. */
  Series asOf(long time);

  /**
   * The same series with rows behind it that came later; refuses rows of another series, and those
   * that are not later than its own.
   */
  Series followedBy(Series later);

  default boolean isEmpty() {
    return size() == 0;
  }

  /** How many rows were known at the time. */
  default int countKnownAt(long time) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (knownAt(middle) <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The row with this time, or -1. */
  default int rowAt(long time) {
    int row = firstRowFrom(time);
    return row < size() && time(row) == time ? row : -1;
  }

  /** The first row at or after this time; the size where there is none. */
  default int firstRowFrom(long time) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time(middle) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
