// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Funding settlements of the perpetuals of a {@link PriceGrid}, in order of time, as columns.
 *
 * <p>The arrays are taken over, not copied.
 */
public final class Settlements {
  private final long[] time;
  private final int[] column;
  private final double[] rate;
  private final double[] mark;

  private record Row(long time, int column, double rate, double mark) {}

  private Settlements(long[] time, int[] column, double[] rate, double[] mark) {
    this.time = time;
    this.column = column;
    this.rate = rate;
    this.mark = mark;
  }

  /**
   * Columns of one length.
   *
   * @param time when each was known, epoch milliseconds, never falling
   * @param column of the grid: whose settlement
   * @param rate a fraction of notional; longs pay when it is positive
   * @param mark the price that a payment is computed with; NaN where none is known
   */
  public static Settlements of(long[] time, int[] column, double[] rate, double[] mark) {
    for (int[] length : new int[][] {{column.length}, {rate.length}, {mark.length}}) {
      if (length[0] != time.length) {
        throw new IllegalArgumentException(length[0] + " of " + time.length + " settlements");
      }
    }
    for (int row = 0; row < time.length; row++) {
      if (!Double.isFinite(rate[row])) {
        throw new IllegalArgumentException("settlement " + row + " lacks its rate");
      }
      if (row > 0 && time[row] < time[row - 1]) {
        throw new IllegalArgumentException("settlement " + row + " comes before the one before");
      }
    }
    return new Settlements(time, column, rate, mark);
  }

  /**
   * What a history has of a grid's perpetuals within it. A mark that was not recorded is the
   * perpetual's open at the settlement, by bars of any length, else its last close: as a session's
   * venue has it.
   */
  public static Settlements of(History history, PriceGrid grid) {
    List<Row> rows = new ArrayList<>();
    long from = grid.time(0);
    long to = grid.closeTime(grid.bars() - 1);
    for (int column = 0; column < grid.width(); column++) {
      InstrumentId id = grid.instruments().get(column);
      Optional<Series> recordedFunding = history.series(SeriesId.funding(id));
      if (recordedFunding.isEmpty()) {
        continue;
      }
      FundingSeries series = (FundingSeries) recordedFunding.get();
      int last = series.countKnownAt(to);
      for (int row = series.countKnownAt(from); row < last; row++) {
        long known = series.knownAt(row);
        OptionalDouble recorded = series.markPrice(row);
        double mark =
            recorded.isPresent()
                ? recorded.getAsDouble()
                : substitute(history, grid, column, known);
        rows.add(new Row(known, column, series.rate(row), mark));
      }
    }
    rows.sort(Comparator.comparingLong(Row::time).thenComparingInt(Row::column));
    return of(
        rows.stream().mapToLong(Row::time).toArray(),
        rows.stream().mapToInt(Row::column).toArray(),
        rows.stream().mapToDouble(Row::rate).toArray(),
        rows.stream().mapToDouble(Row::mark).toArray());
  }

  private static double substitute(History history, PriceGrid grid, int column, long known) {
    InstrumentId id = grid.instruments().get(column);
    for (SeriesId series : history.ids()) {
      if (series.kind() == SeriesKind.BARS && series.isOf(id)) {
        BarSeries bars = (BarSeries) history.series(series).orElseThrow();
        int row = bars.rowAt(known);
        if (row >= 0) {
          return bars.open(row);
        }
      }
    }
    long closed = (known - grid.time(0)) / (grid.closeTime(0) - grid.time(0));
    return closed == 0 ? Double.NaN : grid.close(grid.cell((int) closed - 1, column));
  }

  public int size() {
    return time.length;
  }

  /** When it was known, and paid. */
  public long time(int row) {
    return time[row];
  }

  /** Whose it is: a column of the grid. */
  public int column(int row) {
    return column[row];
  }

  public double rate(int row) {
    return rate[row];
  }

  /** The price that a payment is computed with; NaN where none is known. */
  public double mark(int row) {
    return mark[row];
  }
}
