// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.SeriesId;
import dev.ballast.market.ValueSeries;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Means of the snapshots of a series over single days, each taken once a run however many reviews
 * ask. A day's rests on the snapshots up to its end alone. For one thread.
 */
final class DailyMeans {
  private final ValueSeries series;
  private final Map<Long, OptionalDouble> means = new HashMap<>();

  private DailyMeans(ValueSeries series) {
    this.series = series;
  }

  /** A series' means, once a run. */
  record Of(SeriesId id) implements Column<DailyMeans> {
    @Override
    public DailyMeans of(History history) {
      return new DailyMeans((ValueSeries) history.series(id).orElseThrow());
    }
  }

  /** Of the 24 hours up to and including a time; nothing where there was no snapshot. */
  OptionalDouble upTo(long end) {
    return means.computeIfAbsent(end, this::measure);
  }

  private OptionalDouble measure(long end) {
    double sum = 0;
    int first = series.firstRowFrom(end - Days.of(1) + 1);
    int row = first;
    while (row < series.size() && series.time(row) <= end) {
      sum += series.value(row++);
    }
    return row == first ? OptionalDouble.empty() : OptionalDouble.of(sum / (row - first));
  }
}
