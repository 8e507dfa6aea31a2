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

  private AlignedReturns(double[] first, double[] second, long[] openTime, long[] closeTime) {
    this.first = first;
    this.second = second;
    this.openTime = openTime;
    this.closeTime = closeTime;
  }

  /** The returns of bars of one interval. */
  public static AlignedReturns of(BarSeries bars, BarSeries others) {
    int most = Math.max(0, Math.min(bars.size(), others.size()) - 1);
    double[] first = new double[most];
    double[] second = new double[most];
    long[] openTime = new long[most];
    long[] closeTime = new long[most];
    int count = 0;
    for (int row = 1; row < bars.size(); row++) {
      int other = others.rowAt(bars.time(row));
      if (other > 0 && consecutive(bars, row) && consecutive(others, other)) {
        first[count] = Returns.between(bars.close(row - 1), bars.close(row));
        second[count] = Returns.between(others.close(other - 1), others.close(other));
        openTime[count] = bars.time(row);
        closeTime[count] = bars.knownAt(row);
        count++;
      }
    }
    return new AlignedReturns(first, second, openTime, closeTime).between(0, count);
  }

  private static boolean consecutive(BarSeries bars, int row) {
    return bars.knownAt(row - 1) == bars.time(row);
  }

  public int size() {
    return closeTime.length;
  }

  /** The latest returns, {@code count} of them; throws when there are fewer. */
  public AlignedReturns last(int count) {
    return between(size() - count, size());
  }

  private AlignedReturns between(int from, int to) {
    return new AlignedReturns(
        Arrays.copyOfRange(first, from, to),
        Arrays.copyOfRange(second, from, to),
        Arrays.copyOfRange(openTime, from, to),
        Arrays.copyOfRange(closeTime, from, to));
  }

  /** Returns of the first series, copied. */
  public double[] first() {
    return first.clone();
  }

  /** Returns of the second series on the same days, copied. */
  public double[] second() {
    return second.clone();
  }

  /** When a return ended: epoch milliseconds of its closing bar's close. */
  public long closeTime(int row) {
    return closeTime[row];
  }

  /** When a return began: the close before. */
  public long openTime(int row) {
    return openTime[row];
  }
}
