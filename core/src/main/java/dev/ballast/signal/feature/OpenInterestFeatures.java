// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import java.util.Optional;

/** How much is held open in a perpetual, in coins: a rising price alone is no new position. */
final class OpenInterestFeatures {
  private OpenInterestFeatures() {}

  /** Its change over 7 days. */
  static Feature ofWeek(AssetMarket market) {
    return change(market, 7);
  }

  /** Its change over 30 days. */
  static Feature ofMonth(AssetMarket market) {
    return change(market, 30);
  }

  private static Feature change(AssetMarket market, int days) {
    Optional<Series> found =
        market.view().any(SeriesKind.OPEN_INTEREST, market.perpetual().toString());
    if (found.isEmpty()) {
      return new Feature.Absent("no open interest of " + market.perpetual() + " is recorded");
    }
    ValueSeries series = (ValueSeries) found.get();
    long start = market.time() - Days.of(days);
    int last = OpenInterestReadings.snapshot(series, market.time());
    int before = OpenInterestReadings.snapshot(series, start);
    if (last < 0) {
      return new Feature.Absent(
          "open interest of "
              + market.perpetual()
              + " ends "
              + Days.text(series.time(series.size() - 1)));
    }
    if (before < 0 || series.value(before) <= 0) {
      return new Feature.Absent(
          "no open interest of " + market.perpetual() + " is recorded for " + Days.text(start));
    }
    return new Feature.Present(
        series.value(last) / series.value(before) - 1,
        FeatureUnit.FRACTION,
        Optional.of("at " + series.id().venue()));
  }
}
