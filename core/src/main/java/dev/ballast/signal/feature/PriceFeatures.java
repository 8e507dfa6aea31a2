// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.analytics.Basis;
import dev.ballast.analytics.Returns;
import dev.ballast.market.BarSeries;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.unit.UtcDay;
import java.util.Optional;

/**
 * Momentum, relative strength and basis, from daily closes: spot's, or the perpetual's where spot
 * was not recorded, has ended or does not reach back.
 */
final class PriceFeatures {
  private static final int WEEK = 7;
  private static final int MONTH = 30;
  private static final int QUARTER = 90;
  private static final int HALF_YEAR = 180;

  private PriceFeatures() {}

  /** Return of 7 days. */
  static Feature momentumOfWeek(AssetMarket market) {
    return momentum(market, WEEK);
  }

  /** Return of 180 days. */
  static Feature momentumOfHalfYear(AssetMarket market) {
    return momentum(market, HALF_YEAR);
  }

  /** Return of 30 days. */
  static Feature momentumOfMonth(AssetMarket market) {
    return momentum(market, MONTH);
  }

  /** Return of 90 days. */
  static Feature momentumOfQuarter(AssetMarket market) {
    return momentum(market, QUARTER);
  }

  /** Change of the price counted in the benchmark, over 30 days. */
  static Feature relativeStrength(AssetMarket market) {
    Feature own = momentum(market, MONTH);
    Feature other = momentum(market.ofBenchmark(), MONTH);
    if (!(own instanceof Feature.Present mine)) {
      return own;
    }
    return other instanceof Feature.Present theirs
        ? new Feature.Present(
            Returns.between(1 + theirs.value(), 1 + mine.value()),
            FeatureUnit.FRACTION,
            mine.note())
        : other;
  }

  /** The perpetual above spot. */
  static Feature basis(AssetMarket market) {
    InstrumentId pair = market.market().spot(market.asset());
    Optional<BarSeries> spot = market.view().bars(pair, Interval.DAY);
    Optional<BarSeries> future = market.view().bars(market.perpetual(), Interval.DAY);
    if (spot.isEmpty() || future.isEmpty()) {
      return new Feature.Absent(
          "no daily bars of " + (spot.isEmpty() ? pair : market.perpetual()) + " are recorded");
    }
    BarSeries bars = future.get();
    int last = bars.size() - 1;
    int same = spot.get().rowAt(bars.time(last));
    if (ended(market, bars) || same < 0) {
      return new Feature.Absent(
          "no daily close of both "
              + market.asset()
              + " spot and perpetual at "
              + Days.text(market.time()));
    }
    double each = bars.close(last) / ContractPrefix.unitsPerBase(market.perpetual().base());
    return new Feature.Present(
        Basis.fraction(each, spot.get().close(same)), FeatureUnit.FRACTION, Optional.empty());
  }

  /** The last close over that of the bar which opened on a day; nothing where one is missing. */
  static Optional<Double> ratio(AssetMarket market, long day) {
    for (BarSeries bars : market.view().allDailyBars(market.asset(), market.market())) {
      int then = bars.rowAt(day);
      if (then >= 0 && !ended(market, bars)) {
        return Optional.of(bars.close(bars.size() - 1) / bars.close(then));
      }
    }
    return Optional.empty();
  }

  /** Return of so many days, up to the last daily close. */
  static Feature momentum(AssetMarket market, int days) {
    Optional<Feature> spot =
        market
            .view()
            .bars(market.market().spot(market.asset()), Interval.DAY)
            .map(bars -> momentumOf(market, bars, days));
    Optional<Feature> contract =
        market
            .view()
            .bars(market.perpetual(), Interval.DAY)
            .map(bars -> momentumOf(market, bars, days));
    if (contract.isEmpty() || (spot.isPresent() && spot.get() instanceof Feature.Present)) {
      return spot.orElseGet(
          () -> new Feature.Absent("no daily bars of " + market.asset() + " are recorded"));
    }
    return switch (contract.get()) {
      case Feature.Absent absent -> spot.orElse(absent);
      case Feature.Present present ->
          new Feature.Present(present.value(), present.unit(), Optional.of(instead(spot)));
    };
  }

  private static String instead(Optional<Feature> spot) {
    return "of the perpetual, "
        + (spot.isPresent() && spot.get() instanceof Feature.Absent absent
            ? absent.reason()
            : "no spot recorded");
  }

  private static Feature momentumOf(AssetMarket market, BarSeries bars, int days) {
    int last = bars.size() - 1;
    if (ended(market, bars)) {
      return new Feature.Absent(
          "daily bars of " + bars.id().subject() + " end " + Days.text(bars.time(last)));
    }
    int before = bars.rowAt(bars.time(last) - Days.of(days));
    if (before < 0) {
      return new Feature.Absent(
          "no daily close of "
              + market.asset()
              + " is recorded for "
              + Days.text(bars.time(last) - Days.of(days)));
    }
    return new Feature.Present(
        Returns.between(bars.close(before), bars.close(last)),
        FeatureUnit.FRACTION,
        Optional.empty());
  }

  /** Whether the bar that should have closed last is missing. */
  private static boolean ended(AssetMarket market, BarSeries bars) {
    return market.time() - bars.knownAt(bars.size() - 1) >= UtcDay.MILLIS;
  }
}
