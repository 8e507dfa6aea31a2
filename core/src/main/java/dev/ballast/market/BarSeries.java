// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.Arrays;

/**
 * Bars of one instrument, as columns. A bar is known at its close: open time + interval.
 *
 * <p>The columns are taken over, not copied: who builds a series gives them away.
 */
public final class BarSeries implements Series {
  /** How many times the close before an open is no trading any more. */
  public static final double JUMP = 5;

  private static final int[] NO_JUMPS = {};

  private final SeriesId id;
  private final int size;
  private final long[] openTime;
  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final double[] volume;
  private final int[] jumps;

  private BarSeries(
      SeriesId id,
      int size,
      long[] openTime,
      double[] open,
      double[] high,
      double[] low,
      double[] close,
      double[] volume,
      int[] jumps) {
    this.id = id;
    this.size = size;
    this.openTime = openTime;
    this.open = open;
    this.high = high;
    this.low = low;
    this.close = close;
    this.volume = volume;
    this.jumps = jumps;
  }

  /**
   * A series of columns of one length.
   *
   * @param openTime epoch milliseconds, strictly rising
   * @param volume in units of the base
   */
  public static BarSeries of(
      SeriesId id,
      long[] openTime,
      double[] open,
      double[] high,
      double[] low,
      double[] close,
      double[] volume) {
    Columns.check(id, openTime, open, high, low, close, volume);
    return new BarSeries(
        id, openTime.length, openTime, open, high, low, close, volume, jumps(open, close));
  }

  @Override
  public SeriesId id() {
    return id;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long time(int row) {
    return openTime[checked(row)];
  }

  @Override
  public long knownAt(int row) {
    return openTime[checked(row)] + id.interval().millis();
  }

  /** Looks first where the row is if no bar is missing. */
  @Override
  public int countKnownAt(long time) {
    int count = countIfWhole(time - id.interval().millis());
    boolean fits =
        (count == 0 || openTime[count - 1] + id.interval().millis() <= time)
            && (count == size || openTime[count] + id.interval().millis() > time);
    return fits ? count : Series.super.countKnownAt(time);
  }

  /** Looks first where the row is if no bar is missing. */
  @Override
  public int firstRowFrom(long time) {
    int row = countIfWhole(time - 1);
    boolean fits = (row == 0 || openTime[row - 1] < time) && (row == size || openTime[row] >= time);
    return fits ? row : Series.super.firstRowFrom(time);
  }

  /** How many bars open at or before a time if none is missing. */
  private int countIfWhole(long time) {
    if (size == 0 || time < openTime[0]) {
      return 0;
    }
    return (int) Math.min(size, (time - openTime[0]) / id.interval().millis() + 1);
  }

  @Override
  public BarSeries asOf(long time) {
    return new BarSeries(id, countKnownAt(time), openTime, open, high, low, close, volume, jumps);
  }

  @Override
  public BarSeries followedBy(Series later) {
    BarSeries more = (BarSeries) Columns.sameSeries(this, later);
    return of(
        id,
        Columns.joined(openTime, size, more.openTime, more.size),
        Columns.joined(open, size, more.open, more.size),
        Columns.joined(high, size, more.high, more.size),
        Columns.joined(low, size, more.low, more.size),
        Columns.joined(close, size, more.close, more.size),
        Columns.joined(volume, size, more.volume, more.size));
  }

  public double open(int row) {
    return open[checked(row)];
  }

  public double high(int row) {
    return high[checked(row)];
  }

  public double low(int row) {
    return low[checked(row)];
  }

  public double close(int row) {
    return close[checked(row)];
  }

  public double volume(int row) {
    return volume[checked(row)];
  }

  /** The bar as a value. */
  public Bar bar(int row) {
    return new Bar(
        time(row), knownAt(row), open(row), high(row), low(row), close(row), volume(row));
  }

  /** The closes of rows {@code from} (included) to {@code to} (not included), copied. */
  public double[] closes(int from, int to) {
    return Arrays.copyOfRange(close, from, Math.min(to, size));
  }

  /**
   * The rows that open at more than five times the close before, or less than a fifth: no trading
   * leads there, so that another unit or another coin begins.
   */
  public int[] jumps() {
    int count = 0;
    while (count < jumps.length && jumps[count] < size) {
      count++;
    }
    return Arrays.copyOf(jumps, count);
  }

  /** The same series from a row on. */
  BarSeries from(int row) {
    return of(
        id,
        Arrays.copyOfRange(openTime, row, size),
        Arrays.copyOfRange(open, row, size),
        Arrays.copyOfRange(high, row, size),
        Arrays.copyOfRange(low, row, size),
        Arrays.copyOfRange(close, row, size),
        Arrays.copyOfRange(volume, row, size));
  }

  private static int[] jumps(double[] open, double[] close) {
    int[] rows = NO_JUMPS;
    for (int row = 1; row < open.length; row++) {
      double before = close[row - 1];
      if (open[row] > JUMP * before || open[row] * JUMP < before) {
        rows = Arrays.copyOf(rows, rows.length + 1);
        rows[rows.length - 1] = row;
      }
    }
    return rows;
  }

  private int checked(int row) {
    return Columns.row(id, size, row);
  }
}
