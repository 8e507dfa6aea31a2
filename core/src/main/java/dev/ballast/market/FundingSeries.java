// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.OptionalDouble;

/**
 * Funding settlements of one perpetual, each known at its settlement. Intervals are as recorded: 8
 * hours, 4 hours, one hour, and they change.
 *
 * <p>Venues stamp a settlement some milliseconds off its time: one recorded within {@value
 * #SETTLEMENT_JITTER} ms of a whole minute was settled, and is known, at that minute.
 */
public final class FundingSeries implements Series {
  static final long SETTLEMENT_JITTER = 15_000;
  private static final long MINUTE = 60_000;

  private final SeriesId id;
  private final int size;
  private final long[] time;
  private final double[] rate;
  private final double[] markPrice;

  private FundingSeries(SeriesId id, int size, long[] time, double[] rate, double[] markPrice) {
    this.id = id;
    this.size = size;
    this.time = time;
    this.rate = rate;
    this.markPrice = markPrice;
  }

  /**
   * A series of columns of one length, taken over.
   *
   * @param rate a fraction per settlement: longs pay shorts when it is positive
   * @param markPrice NaN where the source gives none; read through {@link #markPrice(int)}
   */
  public static FundingSeries of(SeriesId id, long[] time, double[] rate, double[] markPrice) {
    Columns.check(id, time, rate, markPrice);
    return new FundingSeries(id, time.length, time, rate, markPrice);
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
    return time[checked(row)];
  }

  /** When the row was settled. */
  @Override
  public long knownAt(int row) {
    long recorded = time[checked(row)];
    long minute = Math.floorDiv(recorded + MINUTE / 2, MINUTE) * MINUTE;
    return Math.abs(minute - recorded) <= SETTLEMENT_JITTER ? minute : recorded;
  }

  @Override
  public FundingSeries asOf(long moment) {
    return new FundingSeries(id, countKnownAt(moment), time, rate, markPrice);
  }

  @Override
  public FundingSeries followedBy(Series later) {
    FundingSeries more = (FundingSeries) Columns.sameSeries(this, later);
    return of(
        id,
        Columns.joined(time, size, more.time, more.size),
        Columns.joined(rate, size, more.rate, more.size),
        Columns.joined(markPrice, size, more.markPrice, more.size));
  }

  /** A fraction per settlement. */
  public double rate(int row) {
    return rate[checked(row)];
  }

  /** The mark price that the payment was computed with, where it was recorded. */
  public OptionalDouble markPrice(int row) {
    double mark = markPrice[checked(row)];
    return Double.isNaN(mark) ? OptionalDouble.empty() : OptionalDouble.of(mark);
  }

  private int checked(int row) {
    return Columns.row(id, size, row);
  }
}
