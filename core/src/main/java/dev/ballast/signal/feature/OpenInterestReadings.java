// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.unit.UtcDay;
import java.util.Arrays;
import java.util.Optional;

/** How open interest, in coins, changed up to each of the last days. */
final class OpenInterestReadings {
  private OpenInterestReadings() {}

  /** Where today's change stands among those of the last days. */
  static Ranking ranking(MarketView view, InstrumentId perpetual, int change, int days, int least) {
    Optional<Series> found = view.any(SeriesKind.OPEN_INTEREST, perpetual.toString());
    if (found.isEmpty()) {
      return new Ranking.Unknown("no open interest of " + perpetual + " is recorded");
    }
    ValueSeries series = (ValueSeries) found.get();
    double[] changes = new double[days];
    int known = 0;
    for (int ago = 0; ago < days; ago++) {
      long end = view.time() - Days.of(ago);
      int last = snapshot(series, end);
      int before = snapshot(series, end - Days.of(change));
      if (last >= 0 && before >= 0 && series.value(before) > 0) {
        changes[known++] = series.value(last) / series.value(before) - 1;
      } else if (ago == 0) {
        return new Ranking.Unknown(
            "the open interest of %s is not recorded for %s and for %s"
                .formatted(perpetual, Days.text(end), Days.text(end - Days.of(change))));
      }
    }
    if (known < least) {
      return new Ranking.Unknown(
          "the open interest of %s is recorded for %d of the last %d days, %d are needed"
              .formatted(perpetual, known, days, least));
    }
    return new Ranking.Known(
        Standing.of(Arrays.copyOf(changes, known)), Optional.of("at " + series.id().venue()));
  }

  /** The row of the last snapshot at or before the moment, less than a day before; else -1. */
  static int snapshot(ValueSeries series, long moment) {
    int row = series.firstRowFrom(moment + 1) - 1;
    return row >= 0 && moment - series.time(row) < UtcDay.MILLIS ? row : -1;
  }
}
