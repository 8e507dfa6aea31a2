// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import java.util.Arrays;

/**
 * Simple daily returns of two series on the days when both have that day's close and the close of
 * the day before; oldest first.
 */
public final class AlignedReturns {
  private final double[] first;
  private final double[] second;
  private final long[] openTime;
  private final long[] closeTime;

  /** The rows of these columns that are meant: the first, and the one after the last. */
  private final int from;

  private final int to;

  private AlignedReturns(
      double[] first, double[] second, long[] openTime, long[] closeTime, int from, int to) {
    this.first = first;
    this.second = second;
    this.openTime = openTime;
    this.closeTime = closeTime;
    this.from = from;
    this.to = to;
  }

  /** The latest returns of bars of one interval, {@code most} of them or as many as there are. */
  public static AlignedReturns latest(BarSeries bars, BarSeries others, int most) {
    int room = Math.max(0, Math.min(most, Math.min(bars.size(), others.size()) - 1));
    double[] first = new double[room];
    double[] second = new double[room];
    long[] openTime = new long[room];
    long[] closeTime = new long[room];
    int at = room;
    int other = others.size() - 1;
    for (int row = bars.size() - 1; row > 0 && at > 0; row--) {
      while (other > 0 && others.time(other) > bars.time(row)) {
        other--;
      }
      if (other > 0
          && others.time(other) == bars.time(row)
          && consecutive(bars, row)
          && consecutive(others, other)) {
        at--;
        first[at] = Returns.between(bars.close(row - 1), bars.close(row));
        second[at] = Returns.between(others.close(other - 1), others.close(other));
        openTime[at] = bars.time(row);
        closeTime[at] = bars.knownAt(row);
      }
    }
    return new AlignedReturns(first, second, openTime, closeTime, at, room);
  }

  private static boolean consecutive(BarSeries bars, int row) {
    return bars.knownAt(row - 1) == bars.time(row);
  }

  public int size() {
    return to - from;
  }

  /**
   * The latest of these that lie within both series' rows, as {@link #latest} of the two gives
   * them.
   *
   * @param bars and {@code others}: rows of the series that these are of, without a gap
   */
  AlignedReturns within(BarSeries bars, BarSeries others, int most) {
    int last = countUntil(Math.min(lastClose(bars), lastClose(others)), closeTime);
    int least = countUntil(Math.max(bars.time(0), others.time(0)), openTime);
    int end = Math.max(least, last);
    return new AlignedReturns(
        first, second, openTime, closeTime, Math.max(least, last - most), end);
  }

  /**
   * Those of these that lie within rows which begin at a time: the return into the first of them is
   * no part.
   */
  AlignedReturns within(long start) {
    return new AlignedReturns(first, second, openTime, closeTime, countUntil(start, openTime), to);
  }

  private static long lastClose(BarSeries bars) {
    return bars.knownAt(bars.size() - 1);
  }

  /** The row after the last one until a time. */
  private int countUntil(long time, long[] times) {
    int found = Arrays.binarySearch(times, from, to, time);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Returns of the first series, copied. */
  public double[] first() {
    return Arrays.copyOfRange(first, from, to);
  }

  /** Returns of the second series on the same days, copied. */
  public double[] second() {
    return Arrays.copyOfRange(second, from, to);
  }

  /** When a return ended: epoch milliseconds of its closing bar's close. */
  public long closeTime(int row) {
    return closeTime[from + row];
  }

  /** When a return began: the close before. */
  public long openTime(int row) {
    return openTime[from + row];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AlignedReturns that
        && Arrays.equals(openTime, from, to, that.openTime, that.from, that.to)
        && Arrays.equals(closeTime, from, to, that.closeTime, that.from, that.to)
        && Arrays.equals(first, from, to, that.first, that.from, that.to)
        && Arrays.equals(second, from, to, that.second, that.from, that.to);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(first());
  }
}
