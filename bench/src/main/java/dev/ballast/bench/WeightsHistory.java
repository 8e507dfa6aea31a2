// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.SeriesId;
import java.util.Arrays;

/**
 * The data of B2 as a history: of every instrument its bars, and where they are shorter than a day
 * its daily bars too, which reviews read.
 */
final class WeightsHistory {
  private WeightsHistory() {}

  static MemoryHistory of(WeightsData data) {
    MemoryHistory.Builder history = MemoryHistory.from("bench/peers").simulated();
    data.bars().forEach(history::add);
    if (!data.interval().equals(Interval.DAY)) {
      data.bars().forEach(bars -> history.add(daily(bars)));
    }
    return history.add(data.funding()).build();
  }

  /** The days of bars that begin and end with a whole one. */
  private static BarSeries daily(BarSeries bars) {
    int joined = Math.toIntExact(Interval.DAY.millis() / bars.id().interval().millis());
    int size = bars.size() / joined;
    long[] time = new long[size];
    double[] open = new double[size];
    double[] high = new double[size];
    double[] low = new double[size];
    double[] close = new double[size];
    double[] volume = new double[size];
    Arrays.fill(low, Double.MAX_VALUE);
    for (int day = 0; day < size; day++) {
      int first = day * joined;
      time[day] = bars.time(first);
      open[day] = bars.open(first);
      close[day] = bars.close(first + joined - 1);
      for (int bar = first; bar < first + joined; bar++) {
        high[day] = Math.max(high[day], bars.high(bar));
        low[day] = Math.min(low[day], bars.low(bar));
        volume[day] += bars.volume(bar);
      }
    }
    SeriesId id = SeriesId.bars(WeightsData.id(bars.id().subject()), Interval.DAY);
    return BarSeries.of(id, time, open, high, low, close, volume);
  }
}
