// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.unit.UtcDay;
import java.util.Map;
import java.util.Optional;

/** How much is held open and traded in one perpetual, in coins: a rising price alone is no rise. */
final class ActivityFeatures {
  static final int SHORT_DAYS = 14;
  static final int LONG_DAYS = 60;

  private ActivityFeatures() {}

  static void addTo(Map<FeatureKind, Feature> features, MarketView view, InstrumentId perpetual) {
    features.put(
        FeatureKind.OPEN_INTEREST_7D,
        openInterest(view, perpetual, 7, FeatureKind.OPEN_INTEREST_7D));
    features.put(
        FeatureKind.OPEN_INTEREST_30D,
        openInterest(view, perpetual, 30, FeatureKind.OPEN_INTEREST_30D));
    features.put(FeatureKind.VOLUME_TREND, volumeTrend(view, perpetual));
  }

  private static Feature openInterest(
      MarketView view, InstrumentId perpetual, int days, FeatureKind kind) {
    Optional<Series> found = view.any(SeriesKind.OPEN_INTEREST, perpetual.toString());
    if (found.isEmpty()) {
      return new Feature.Absent("no open interest of " + perpetual + " is recorded");
    }
    ValueSeries series = (ValueSeries) found.get();
    int last = OpenInterestReadings.snapshot(series, view.time());
    int before = OpenInterestReadings.snapshot(series, view.time() - Days.of(days));
    if (last < 0) {
      return new Feature.Absent(
          "open interest of " + perpetual + " ends " + Days.text(series.time(series.size() - 1)));
    }
    if (before < 0 || series.value(before) <= 0) {
      return new Feature.Absent(
          "no open interest of "
              + perpetual
              + " is recorded for "
              + Days.text(view.time() - Days.of(days)));
    }
    return new Feature.Present(
        series.value(last) / series.value(before) - 1,
        kind.unit(),
        Optional.of("at " + series.id().venue()));
  }

  private static Feature volumeTrend(MarketView view, InstrumentId perpetual) {
    Optional<BarSeries> found = view.bars(perpetual, Interval.DAY);
    if (found.isEmpty()) {
      return new Feature.Absent("no daily bars of " + perpetual + " are recorded");
    }
    BarSeries bars = found.get();
    int size = bars.size();
    if (view.time() - bars.knownAt(size - 1) >= UtcDay.MILLIS) {
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
        meanVolume(bars, SHORT_DAYS) / usual - 1,
        FeatureKind.VOLUME_TREND.unit(),
        Optional.empty());
  }

  private static double meanVolume(BarSeries bars, int days) {
    double sum = 0;
    for (int row = bars.size() - days; row < bars.size(); row++) {
      sum += bars.volume(row);
    }
    return sum / days;
  }
}
