// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Funding over a trailing window of recorded settlements, whatever their spacing: 8 hours, 4 hours,
 * one hour, or changing between them.
 *
 * <p>A settlement at T pays for the time since the one before it, but for 8 hours at most, the
 * longest interval in use: a hole in the record makes the time that is counted shorter, it does not
 * count as funding of zero. Rates are fractions per settlement; longs pay when they are positive.
 */
public final class Funding {
  private static final long HOUR = 3_600_000;
  private static final long LONGEST_INTERVAL = 8 * HOUR;
  private static final long DAY = 24 * HOUR;
  private static final double LEAST_COVERAGE = 0.9;
  private static final double YEAR = Volatility.DAYS_A_YEAR * 24 * HOUR;

  private final long[] time;
  private final double[] rate;

  private Funding(long[] time, double[] rate) {
    this.time = time;
    this.rate = rate;
  }

  /**
   * Settlements in order of time; the arrays are not copied.
   *
   * @param time epoch milliseconds, strictly rising
   */
  public static Funding of(long[] time, double[] rate) {
    if (time.length != rate.length) {
      throw new IllegalArgumentException("times and rates of different lengths");
    }
    return new Funding(time, rate);
  }

  /**
   * Simple, on 365 days, a fraction a year: the sum of the rates settled after {@code from} up to
   * and including {@code to}, over the time that they paid for. With no hole in the record that is
   * the sum times 365 over the days of the window. Nothing where nothing was settled.
   */
  public OptionalDouble annualised(long from, long to) {
    double sum = 0;
    long covered = 0;
    for (int row = firstAfter(from); row < time.length && time[row] <= to; row++) {
      sum += rate[row];
      covered += paidFor(row);
    }
    return covered == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum * YEAR / covered);
  }

  /** The share of a window that its settlements paid for: 1 where the record has no hole. */
  public double coverage(long from, long to) {
    long covered = 0;
    for (int row = firstAfter(from); row < time.length && time[row] <= to; row++) {
      covered += paidFor(row);
    }
    return covered / (double) (to - from);
  }

  /** The sum of the rates settled after {@code from} up to and including {@code to}. */
  public double settled(long from, long to) {
    double sum = 0;
    for (int row = firstAfter(from); row < time.length && time[row] <= to; row++) {
      sum += rate[row];
    }
    return sum;
  }

  /**
   * What was settled on each of the last days, a fraction a day; without the days of which
   * settlements paid for less than {@value #LEAST_COVERAGE} of the time, and for the rest of which
   * the others stand.
   *
   * @param end where the last day ends
   * @param days how many, at most
   */
  public DailyValues daily(long end, int days) {
    int[] ago = new int[days];
    double[] settled = new double[days];
    int count = 0;
    for (int day = days - 1; day >= 0; day--) {
      long to = end - day * DAY;
      if (coverage(to - DAY, to) >= LEAST_COVERAGE) {
        ago[count] = day;
        settled[count++] = annualised(to - DAY, to).orElseThrow() / Volatility.DAYS_A_YEAR;
      }
    }
    return DailyValues.of(Arrays.copyOf(ago, count), Arrays.copyOf(settled, count));
  }

  /** The first settlement of the record pays for 8 hours: what came before is not known. */
  private long paidFor(int row) {
    return row == 0 ? LONGEST_INTERVAL : Math.min(time[row] - time[row - 1], LONGEST_INTERVAL);
  }

  private int firstAfter(long moment) {
    int low = 0;
    int high = time.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time[middle] <= moment) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
