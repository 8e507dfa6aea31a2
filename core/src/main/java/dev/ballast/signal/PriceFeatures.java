// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.analytics.Basis;
import dev.ballast.analytics.Returns;
import dev.ballast.market.BarSeries;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.Map;
import java.util.Optional;

/**
 * Momentum, relative strength and basis, from daily closes: spot's, or the perpetual's where spot
 * was not recorded, has ended or does not reach back.
 */
final class PriceFeatures {
  private static final int MONTH = 30;
  private static final int QUARTER = 90;

  private PriceFeatures() {}

  static void addTo(
      Map<FeatureKind, Feature> features,
      MarketView view,
      Asset asset,
      Asset benchmark,
      Marketplace market,
      InstrumentId perpetual) {
    Feature month = momentum(view, asset, market, perpetual, MONTH, FeatureKind.MOMENTUM_30D);
    features.put(FeatureKind.MOMENTUM_30D, month);
    features.put(
        FeatureKind.MOMENTUM_90D,
        momentum(view, asset, market, perpetual, QUARTER, FeatureKind.MOMENTUM_90D));
    features.put(
        FeatureKind.RELATIVE_STRENGTH,
        relativeStrength(
            month,
            momentum(
                view,
                benchmark,
                market,
                view.perpetual(benchmark, market),
                MONTH,
                FeatureKind.MOMENTUM_30D)));
    features.put(FeatureKind.BASIS, basis(view, asset, market, perpetual));
  }

  private static Feature momentum(
      MarketView view,
      Asset asset,
      Marketplace market,
      InstrumentId perpetual,
      int days,
      FeatureKind kind) {
    Optional<Feature> spot =
        view.bars(market.spot(asset), Interval.DAY)
            .map(bars -> momentum(view, asset, bars, days, kind));
    Optional<Feature> contract =
        view.bars(perpetual, Interval.DAY).map(bars -> momentum(view, asset, bars, days, kind));
    if (contract.isEmpty() || (spot.isPresent() && spot.get() instanceof Feature.Present)) {
      return spot.orElseGet(
          () -> new Feature.Absent("no daily bars of " + asset + " are recorded"));
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

  private static Feature momentum(
      MarketView view, Asset asset, BarSeries bars, int days, FeatureKind kind) {
    int last = bars.size() - 1;
    if (ended(view, bars)) {
      return new Feature.Absent(
          "daily bars of " + bars.id().subject() + " end " + Days.text(bars.time(last)));
    }
    int before = bars.rowAt(bars.time(last) - Days.of(days));
    if (before < 0) {
      return new Feature.Absent(
          "no daily close of "
              + asset
              + " is recorded for "
              + Days.text(bars.time(last) - Days.of(days)));
    }
    return new Feature.Present(
        Returns.between(bars.close(before), bars.close(last)), kind.unit(), Optional.empty());
  }

  private static Feature relativeStrength(Feature own, Feature benchmark) {
    return switch (own) {
      case Feature.Absent absent -> absent;
      case Feature.Present mine ->
          switch (benchmark) {
            case Feature.Absent absent -> absent;
            case Feature.Present other ->
                new Feature.Present(
                    Returns.between(1 + other.value(), 1 + mine.value()),
                    FeatureKind.RELATIVE_STRENGTH.unit(),
                    mine.note());
          };
    };
  }

  private static Feature basis(
      MarketView view, Asset asset, Marketplace market, InstrumentId perpetual) {
    Optional<BarSeries> spot = view.bars(market.spot(asset), Interval.DAY);
    Optional<BarSeries> future = view.bars(perpetual, Interval.DAY);
    if (spot.isEmpty() || future.isEmpty()) {
      return new Feature.Absent(
          "no daily bars of "
              + (spot.isEmpty() ? market.spot(asset) : perpetual)
              + " are recorded");
    }
    BarSeries bars = future.get();
    int last = bars.size() - 1;
    int same = spot.get().rowAt(bars.time(last));
    if (ended(view, bars) || same < 0) {
      return new Feature.Absent(
          "no daily close of both " + asset + " spot and perpetual at " + Days.text(view.time()));
    }
    double each = bars.close(last) / ContractPrefix.unitsPerBase(perpetual.base());
    return new Feature.Present(
        Basis.fraction(each, spot.get().close(same)), FeatureKind.BASIS.unit(), Optional.empty());
  }

  /** Whether the bar that should have closed last is missing. */
  private static boolean ended(MarketView view, BarSeries bars) {
    return view.time() - bars.knownAt(bars.size() - 1) >= UtcDay.MILLIS;
  }
}
