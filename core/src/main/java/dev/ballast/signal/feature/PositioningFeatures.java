// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the two sides of a perpetual are divided: by accounts, by what top traders hold, by what
 * takers buy and sell. A reading is the mean of a day's snapshots; a level alone says little, since
 * each venue and contract has its own, so that it is set beside the readings of 90 days.
 */
final class PositioningFeatures {
  private static final int READINGS = 90;
  private static final int LEAST_READINGS = 60;

  private PositioningFeatures() {}

  /** Accounts that are long for each that is short. */
  static Feature accounts(AssetMarket market) {
    return level(market, SeriesKind.ACCOUNT_RATIO, "long/short ratio of accounts");
  }

  /** Where that stands among its readings. */
  static Feature accountsPercentile(AssetMarket market) {
    return percentile(market, SeriesKind.ACCOUNT_RATIO, "long/short ratio of accounts");
  }

  /** What top traders hold long over what they hold short. */
  static Feature traders(AssetMarket market) {
    return level(market, SeriesKind.TRADER_RATIO, "long/short ratio of top traders");
  }

  /** Where that stands among its readings. */
  static Feature tradersPercentile(AssetMarket market) {
    return percentile(market, SeriesKind.TRADER_RATIO, "long/short ratio of top traders");
  }

  /** What takers bought over what they sold. */
  static Feature takers(AssetMarket market) {
    return level(market, SeriesKind.TAKER_RATIO, "buy/sell ratio of takers");
  }

  /** Where that stands among its readings. */
  static Feature takersPercentile(AssetMarket market) {
    return percentile(market, SeriesKind.TAKER_RATIO, "buy/sell ratio of takers");
  }

  private static Feature level(AssetMarket market, SeriesKind kind, String what) {
    Optional<Series> found = series(market, kind);
    if (found.isEmpty()) {
      return unrecorded(market, what);
    }
    OptionalDouble now = means(market, found.get()).upTo(market.time());
    return now.isEmpty()
        ? ended(market, found.get(), what)
        : present(now.getAsDouble(), FeatureUnit.RATIO, found.get());
  }

  private static Feature percentile(AssetMarket market, SeriesKind kind, String what) {
    Optional<Series> found = series(market, kind);
    if (found.isEmpty()) {
      return unrecorded(market, what);
    }
    DailyMeans means = means(market, found.get());
    double[] readings = new double[READINGS];
    int known = 0;
    for (int ago = 0; ago < READINGS; ago++) {
      OptionalDouble reading = means.upTo(market.time() - Days.of(ago));
      if (reading.isPresent()) {
        readings[known++] = reading.getAsDouble();
      } else if (ago == 0) {
        return ended(market, found.get(), what);
      }
    }
    return known < LEAST_READINGS
        ? new Feature.Absent(
            "the %s of %s is recorded for %d of the last %d days, %d are needed"
                .formatted(what, market.perpetual(), known, READINGS, LEAST_READINGS))
        : present(
            Standing.of(Arrays.copyOf(readings, known)).percentile(),
            FeatureUnit.FRACTION,
            found.get());
  }

  private static Optional<Series> series(AssetMarket market, SeriesKind kind) {
    return market.view().any(kind, market.perpetual().toString());
  }

  private static DailyMeans means(AssetMarket market, Series series) {
    return market.view().column(new DailyMeans.Of(series.id()));
  }

  private static Feature unrecorded(AssetMarket market, String what) {
    return new Feature.Absent("no " + what + " of " + market.perpetual() + " is recorded");
  }

  private static Feature ended(AssetMarket market, Series series, String what) {
    return new Feature.Absent(
        "the "
            + what
            + " of "
            + market.perpetual()
            + " ends "
            + Days.text(series.time(series.size() - 1)));
  }

  private static Feature present(double value, FeatureUnit unit, Series series) {
    return new Feature.Present(value, unit, Optional.of("at " + series.id().venue()));
  }
}
