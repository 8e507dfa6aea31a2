// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.analytics.DailyValues;
import dev.ballast.analytics.Funding;
import dev.ballast.market.Column;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.History;
import dev.ballast.market.SeriesId;
import dev.ballast.unit.UtcDay;
import java.util.Arrays;

/**
 * What a contract's funding came to on each UTC day, summed once a run however many reviews ask. A
 * day rests on the settlements up to its end alone.
 */
final class FundingDays {
  private final Funding funding;
  private final long[] time;
  private final double[] sum;
  private final long end;
  private final DailyValues days;

  private FundingDays(long[] time, double[] rate) {
    this.funding = Funding.of(time, rate);
    this.time = time;
    this.sum = new double[rate.length + 1];
    for (int row = 0; row < rate.length; row++) {
      sum[row + 1] = sum[row] + rate[row];
    }
    long first = Math.floorDiv(time[0], UtcDay.MILLIS);
    long last = Math.ceilDiv(time[time.length - 1], UtcDay.MILLIS);
    this.end = last * UtcDay.MILLIS;
    this.days = funding.daily(end, (int) (last - first));
  }

  /** A contract's days, once a run. */
  record Of(SeriesId id) implements Column<FundingDays> {
    @Override
    public FundingDays of(History history) {
      return FundingDays.of((FundingSeries) history.series(id).orElseThrow());
    }

    @Override
    public FundingDays above(FundingDays known, History history) {
      return known;
    }
  }

  /** Those of a record, which has a row. */
  static FundingDays of(FundingSeries series) {
    long[] time = new long[series.size()];
    double[] rate = new double[time.length];
    for (int row = 0; row < time.length; row++) {
      time[row] = series.knownAt(row);
      rate[row] = series.rate(row);
    }
    return new FundingDays(time, rate);
  }

  /** The days up to a moment. */
  DailyValues upTo(long moment, int count) {
    long before = end - moment;
    return before % UtcDay.MILLIS == 0
        ? days.seenFrom((int) (before / UtcDay.MILLIS), count)
        : funding.daily(moment, count);
  }

  /** The sum of the rates settled after one moment up to and including another. */
  double settled(long from, long to) {
    return sum[rowsUpTo(to)] - sum[rowsUpTo(from)];
  }

  private int rowsUpTo(long moment) {
    int found = Arrays.binarySearch(time, moment);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
