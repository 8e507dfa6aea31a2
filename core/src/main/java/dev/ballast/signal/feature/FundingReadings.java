// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.analytics.Funding;
import dev.ballast.market.Column;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.History;
import dev.ballast.market.SeriesId;
import dev.ballast.unit.UtcDay;
import java.util.Arrays;

/**
 * What a record of funding comes to over windows of whole days that end at 00:00 UTC, each summed
 * once a run however many reviews ask. A window rests on the settlements up to its end alone. For
 * one thread.
 */
final class FundingReadings {
  private static final double UNKNOWN = Double.NEGATIVE_INFINITY;

  private final Funding funding;
  private final long firstDay;
  private final double[] levels;
  private final double[] days;

  private FundingReadings(Funding funding, long firstDay, int count) {
    this.funding = funding;
    this.firstDay = firstDay;
    this.levels = new double[count];
    this.days = new double[count];
    Arrays.fill(levels, UNKNOWN);
    Arrays.fill(days, UNKNOWN);
  }

  /** A record's readings, once a run. */
  record Of(SeriesId id) implements Column<FundingReadings> {
    @Override
    public FundingReadings of(History history) {
      return FundingReadings.of((FundingSeries) history.series(id).orElseThrow());
    }
  }

  /** Those of a record, which has a row. */
  static FundingReadings of(FundingSeries series) {
    int count = series.size();
    long[] time = new long[count];
    double[] rate = new double[count];
    for (int row = 0; row < count; row++) {
      time[row] = series.knownAt(row);
      rate[row] = series.rate(row);
    }
    long first = Math.floorDiv(time[0], UtcDay.MILLIS);
    long last = Math.floorDiv(time[count - 1], UtcDay.MILLIS) + FundingFeatures.LEVEL_DAYS + 1;
    return new FundingReadings(Funding.of(time, rate), first, (int) (last - first) + 1);
  }

  Funding funding() {
    return funding;
  }

  /** Funding of the 7 days up to a time, a fraction a year; NaN where nothing was settled. */
  double level(long end) {
    return reading(levels, end, FundingFeatures.LEVEL_DAYS);
  }

  /** Funding of the 24 hours up to a time, a fraction a year; NaN where nothing was settled. */
  double day(long end) {
    return reading(days, end, 1);
  }

  private double reading(double[] kept, long end, int length) {
    long at = Math.floorDiv(end, UtcDay.MILLIS) - firstDay;
    if (at < 0 || at >= kept.length || end % UtcDay.MILLIS != 0) {
      return measure(end, length);
    }
    int day = (int) at;
    if (kept[day] == UNKNOWN) {
      kept[day] = measure(end, length);
    }
    return kept[day];
  }

  private double measure(long end, int length) {
    return funding.annualised(end - Days.of(length), end).orElse(Double.NaN);
  }
}
