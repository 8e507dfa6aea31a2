// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.unit.UtcDay;
import java.util.Optional;

/** How much is traded in a perpetual, in coins. */
final class VolumeFeatures {
  private static final int SHORT_DAYS = 14;
  private static final int LONG_DAYS = 60;

  private VolumeFeatures() {}

  /** The mean day of the last two weeks against that of two months. */
  static Feature trend(AssetMarket market) {
    InstrumentId perpetual = market.perpetual();
    Optional<BarSeries> found = market.view().bars(perpetual, Interval.DAY);
    if (found.isEmpty()) {
      return new Feature.Absent("no daily bars of " + perpetual + " are recorded");
    }
    BarSeries bars = found.get();
    int size = bars.size();
    if (market.time() - bars.knownAt(size - 1) >= UtcDay.MILLIS) {
      return new Feature.Absent(
          "daily bars of " + perpetual + " end " + Days.text(bars.time(size - 1)));
    }
    if (size < LONG_DAYS
        || bars.time(size - 1) - bars.time(size - LONG_DAYS) != Days.of(LONG_DAYS - 1)) {
      return new Feature.Absent(
          "the last " + LONG_DAYS + " daily bars of " + perpetual + " are not all recorded");
    }
    double usual = meanVolume(bars, LONG_DAYS);
    if (usual <= 0) {
      return new Feature.Absent(perpetual + " was not traded for " + LONG_DAYS + " days");
    }
    return new Feature.Present(
        meanVolume(bars, SHORT_DAYS) / usual - 1, FeatureUnit.FRACTION, Optional.empty());
  }

  private static double meanVolume(BarSeries bars, int days) {
    double sum = 0;
    for (int row = bars.size() - days; row < bars.size(); row++) {
      sum += bars.volume(row);
    }
    return sum / days;
  }
}
