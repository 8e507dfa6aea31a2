// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.UtcDay;

/**
 * One number a row: open interest, capitalisation, a front-month close. A snapshot is known at its
 * time, a capitalisation or a daily close the day after.
 */
public final class ValueSeries implements Series {

  private final SeriesId id;
  private final int size;
  private final long[] time;
  private final double[] value;

  private ValueSeries(SeriesId id, int size, long[] time, double[] value) {
    this.id = id;
    this.size = size;
    this.time = time;
    this.value = value;
  }

  /** A series of columns of one length, taken over. */
  public static ValueSeries of(SeriesId id, long[] time, double[] value) {
    Columns.check(id, time, value);
    return new ValueSeries(id, time.length, time, value);
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

  @Override
  public long knownAt(int row) {
    boolean snapshot =
        id.kind() == SeriesKind.OPEN_INTEREST
            || id.kind() == SeriesKind.NAMED
            || id.kind().isRatio();
    return time[checked(row)] + (snapshot ? 0 : UtcDay.MILLIS);
  }

  @Override
  public ValueSeries asOf(long moment) {
    return new ValueSeries(id, countKnownAt(moment), time, value);
  }

  @Override
  public ValueSeries followedBy(Series later) {
    ValueSeries more = (ValueSeries) Columns.sameSeries(this, later);
    return of(
        id,
        Columns.joined(time, size, more.time, more.size),
        Columns.joined(value, size, more.value, more.size));
  }

  public double value(int row) {
    return value[checked(row)];
  }

  private int checked(int row) {
    return Columns.row(id, size, row);
  }
}
