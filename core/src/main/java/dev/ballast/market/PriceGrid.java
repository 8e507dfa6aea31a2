// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.Arrays;
import java.util.List;

/**
 * Bars of many instruments on one grid of time, each column one array: of a bar all instruments
 * stand side by side, so that a run over bars reads memory from front to back.
 *
 * <p>A cell is bar x instruments + column. Where an instrument has no bar, open, high, low and
 * volume are NaN, and the close is the last one known, which is what it is marked with; NaN before
 * its first bar.
 *
 * <p>The arrays are taken over, not copied: who builds a grid gives them away.
 */
public final class PriceGrid {
  private final List<InstrumentId> instruments;
  private final Interval interval;
  private final int width;
  private final long[] time;
  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final double[] volume;

  private PriceGrid(
      List<InstrumentId> instruments,
      Interval interval,
      long[] time,
      double[] open,
      double[] high,
      double[] low,
      double[] close,
      double[] volume) {
    this.instruments = List.copyOf(instruments);
    this.interval = interval;
    this.width = instruments.size();
    this.time = time;
    this.open = open;
    this.high = high;
    this.low = low;
    this.close = close;
    this.volume = volume;
  }

  /**
   * A grid of columns of one length, the number of times x the number of instruments.
   *
   * @param instruments the columns, in order
   * @param time open times in epoch milliseconds, one interval apart
   * @param close with no hole after an instrument's first bar
   */
  public static PriceGrid of(
      List<InstrumentId> instruments,
      Interval interval,
      long[] time,
      double[] open,
      double[] high,
      double[] low,
      double[] close,
      double[] volume) {
    int cells = Math.multiplyExact(time.length, instruments.size());
    for (double[] column : new double[][] {open, high, low, close, volume}) {
      if (column.length != cells) {
        throw new IllegalArgumentException(
            "a column of " + column.length + " in a grid of " + cells + " cells");
      }
    }
    for (int bar = 1; bar < time.length; bar++) {
      if (time[bar] - time[bar - 1] != interval.millis()) {
        throw new IllegalArgumentException("bar " + bar + " does not follow the one before");
      }
    }
    return new PriceGrid(instruments, interval, time, open, high, low, close, volume);
  }

  /**
   * What a history has of these instruments.
   *
   * @param from open time of the first bar
   * @param to close time of the last
   */
  public static PriceGrid of(
      History history, List<InstrumentId> instruments, Interval interval, long from, long to) {
    int bars = Math.toIntExact((to - from) / interval.millis());
    int width = instruments.size();
    long[] time = new long[bars];
    for (int bar = 0; bar < bars; bar++) {
      time[bar] = from + bar * interval.millis();
    }
    double[][] columns = new double[5][Math.multiplyExact(bars, width)];
    for (double[] column : columns) {
      Arrays.fill(column, Double.NaN);
    }
    PriceGrid grid =
        of(instruments, interval, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    for (int column = 0; column < width; column++) {
      SeriesId id = SeriesId.bars(instruments.get(column), interval);
      BarSeries series =
          (BarSeries)
              history.series(id).orElseThrow(() -> new MissingData("bars", id.subject(), from));
      grid.fill(column, series);
    }
    return grid;
  }

  private void fill(int column, BarSeries series) {
    int row = series.firstRowFrom(time[0]);
    double known = row == 0 ? Double.NaN : series.close(row - 1);
    for (int bar = 0; bar < time.length; bar++) {
      int cell = cell(bar, column);
      if (row < series.size() && series.time(row) == time[bar]) {
        open[cell] = series.open(row);
        high[cell] = series.high(row);
        low[cell] = series.low(row);
        volume[cell] = series.volume(row);
        known = series.close(row);
        row++;
      }
      close[cell] = known;
    }
  }

  /** The columns, in order. */
  public List<InstrumentId> instruments() {
    return instruments;
  }

  /** How many columns there are. */
  public int width() {
    return width;
  }

  /** How many bars there are. */
  public int bars() {
    return time.length;
  }

  /** When a bar opens. */
  public long time(int bar) {
    return time[bar];
  }

  /** When a bar closes and is known. */
  public long closeTime(int bar) {
    return time[bar] + interval.millis();
  }

  public int cell(int bar, int column) {
    return bar * width + column;
  }

  public double open(int cell) {
    return open[cell];
  }

  public double high(int cell) {
    return high[cell];
  }

  public double low(int cell) {
    return low[cell];
  }

  public double close(int cell) {
    return close[cell];
  }

  public double volume(int cell) {
    return volume[cell];
  }

  /**
   * What these quantities of the first columns are worth at a bar's close. Summed in four parts, so
   * that the processor need not wait for one addition to begin the next.
   *
   * @return NaN where one of them has no price yet, whether it is held or not
   */
  public double value(int bar, double[] quantities) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int row = bar * width;
    int column = 0;
    for (; column + 3 < quantities.length; column += 4) {
      first += quantities[column] * close[row + column];
      second += quantities[column + 1] * close[row + column + 1];
      third += quantities[column + 2] * close[row + column + 2];
      fourth += quantities[column + 3] * close[row + column + 3];
    }
    for (; column < quantities.length; column++) {
      first += quantities[column] * close[row + column];
    }
    return (first + second) + (third + fourth);
  }
}
