// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.unit.UtcDay;
import java.util.Optional;
import java.util.OptionalDouble;

/** How much is traded in a perpetual. */
final class VolumeFeatures {
  private static final int WEEK = 7;
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

  /** What is traded in the perpetual over what is in spot, both in the quote, of 7 days. */
  static Feature toSpot(AssetMarket market) {
    InstrumentId pair = market.market().spot(market.asset());
    Optional<BarSeries> spot = market.view().bars(pair, Interval.DAY);
    Optional<BarSeries> future = market.view().bars(market.perpetual(), Interval.DAY);
    if (spot.isEmpty() || future.isEmpty()) {
      return new Feature.Absent(
          "no daily bars of " + (spot.isEmpty() ? pair : market.perpetual()) + " are recorded");
    }
    OptionalDouble ofSpot = turnover(market, spot.get());
    OptionalDouble ofFuture = turnover(market, future.get());
    if (ofSpot.isEmpty() || ofFuture.isEmpty()) {
      return new Feature.Absent(
          "the last "
              + WEEK
              + " daily bars of "
              + (ofSpot.isEmpty() ? pair : market.perpetual())
              + " are not all recorded");
    }
    return ofSpot.getAsDouble() <= 0
        ? new Feature.Absent(pair + " was not traded for " + WEEK + " days")
        : new Feature.Present(
            ofFuture.getAsDouble() / ofSpot.getAsDouble(), FeatureUnit.RATIO, Optional.empty());
  }

  /** Volume at the close, of the last 7 days, all of which are recorded. */
  private static OptionalDouble turnover(AssetMarket market, BarSeries bars) {
    int size = bars.size();
    if (size < WEEK
        || market.time() - bars.knownAt(size - 1) >= UtcDay.MILLIS
        || bars.time(size - 1) - bars.time(size - WEEK) != Days.of(WEEK - 1)) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int row = size - WEEK; row < size; row++) {
      sum += bars.volume(row) * bars.close(row);
    }
    return OptionalDouble.of(sum);
  }

  private static double meanVolume(BarSeries bars, int days) {
    double sum = 0;
    for (int row = bars.size() - days; row < bars.size(); row++) {
      sum += bars.volume(row);
    }
    return sum / days;
  }
}
