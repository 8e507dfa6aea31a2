// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.Arrays;

/**
 * Bars of one instrument, as columns. A bar is known at its close: open time + interval.
 *
 * <p>The columns are taken over, not copied: who builds a series gives them away.
 */
public final class BarSeries implements Series {
  private final SeriesId id;
  private final int size;
  private final long[] openTime;
  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final double[] volume;

  private BarSeries(
      SeriesId id,
      int size,
      long[] openTime,
      double[] open,
      double[] high,
      double[] low,
      double[] close,
      double[] volume) {
    this.id = id;
    this.size = size;
    this.openTime = openTime;
    this.open = open;
    this.high = high;
    this.low = low;
    this.close = close;
    this.volume = volume;
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
    return new BarSeries(id, openTime.length, openTime, open, high, low, close, volume);
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

  @Override
  public BarSeries asOf(long time) {
    return new BarSeries(id, countKnownAt(time), openTime, open, high, low, close, volume);
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

  private int checked(int row) {
    return Columns.row(id, size, row);
  }
}
