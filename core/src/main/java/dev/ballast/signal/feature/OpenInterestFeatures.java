// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.unit.UtcDay;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much is held open in a perpetual: in coins, since a rising price alone is no new position; at
 * the contract's close, since that is what can be liquidated; and beside the coin's capitalisation.
 */
final class OpenInterestFeatures {
  private static final int WEEK = 7;
  private static final int MONTH = 30;

  private final AssetMarket market;
  private final ValueSeries series;

  private OpenInterestFeatures(AssetMarket market, ValueSeries series) {
    this.market = market;
    this.series = series;
  }

  /** Its change in coins over 7 days. */
  static Feature ofWeek(AssetMarket market) {
    return of(market, one -> one.change(WEEK));
  }

  /** Its change in coins over 30 days. */
  static Feature ofMonth(AssetMarket market) {
    return of(market, one -> one.change(MONTH));
  }

  /** Its change in value over 7 days. */
  static Feature valueOfWeek(AssetMarket market) {
    return of(market, one -> one.valueChange(WEEK));
  }

  /** Its change in value over 30 days. */
  static Feature valueOfMonth(AssetMarket market) {
    return of(market, one -> one.valueChange(MONTH));
  }

  /** Its value as a share of the coin's capitalisation. */
  static Feature toCapitalisation(AssetMarket market) {
    return of(market, OpenInterestFeatures::share);
  }

  /** What is held open, at the contract's last close, in the quote. */
  static Feature value(AssetMarket market) {
    return of(market, OpenInterestFeatures::worth);
  }

  private interface Measure {
    Feature of(OpenInterestFeatures one);
  }

  private static Feature of(AssetMarket market, Measure measure) {
    Optional<Series> found =
        market.view().any(SeriesKind.OPEN_INTEREST, market.perpetual().toString());
    return found.isEmpty()
        ? new Feature.Absent("no open interest of " + market.perpetual() + " is recorded")
        : measure.of(new OpenInterestFeatures(market, (ValueSeries) found.get()));
  }

  private Feature change(int days) {
    long start = market.time() - Days.of(days);
    int last = OpenInterestReadings.snapshot(series, market.time());
    int before = OpenInterestReadings.snapshot(series, start);
    if (last < 0) {
      return ended();
    }
    if (before < 0 || series.value(before) <= 0) {
      return new Feature.Absent(
          "no open interest of " + market.perpetual() + " is recorded for " + Days.text(start));
    }
    return present(series.value(last) / series.value(before) - 1);
  }

  private Feature valueChange(int days) {
    long start = market.time() - Days.of(days);
    if (!(change(days) instanceof Feature.Present coins)) {
      return change(days);
    }
    OptionalDouble now = close(market.time());
    OptionalDouble then = close(start);
    return now.isEmpty() || then.isEmpty()
        ? unpriced(now.isEmpty() ? market.time() : start)
        : present((1 + coins.value()) * (now.getAsDouble() / then.getAsDouble()) - 1);
  }

  private Feature share() {
    return switch (Capitalisation.of(market)) {
      case Feature.Absent absent -> absent;
      case Feature.Present dollars ->
          switch (worth()) {
            case Feature.Absent absent -> absent;
            case Feature.Present worth -> {
              String notes = worth.note().orElseThrow() + ", " + dollars.note().orElseThrow();
              yield new Feature.Present(
                  worth.value() / dollars.value(), FeatureUnit.FRACTION, Optional.of(notes));
            }
          };
    };
  }

  private Feature worth() {
    int last = OpenInterestReadings.snapshot(series, market.time());
    if (last < 0) {
      return ended();
    }
    OptionalDouble close = close(market.time());
    return close.isEmpty()
        ? unpriced(market.time())
        : new Feature.Present(
            series.value(last) * close.getAsDouble(), FeatureUnit.QUOTE, Optional.of(at()));
  }

  /** The contract's last daily close by a time, less than a day old. */
  private OptionalDouble close(long time) {
    Optional<BarSeries> bars = market.view().bars(market.perpetual(), Interval.DAY);
    if (bars.isEmpty()) {
      return OptionalDouble.empty();
    }
    int last = bars.get().countKnownAt(time) - 1;
    return last < 0 || time - bars.get().knownAt(last) >= UtcDay.MILLIS
        ? OptionalDouble.empty()
        : OptionalDouble.of(bars.get().close(last));
  }

  private Feature unpriced(long time) {
    return new Feature.Absent(
        "no daily close of " + market.perpetual() + " is recorded for " + Days.text(time));
  }

  private Feature ended() {
    return new Feature.Absent(
        "open interest of "
            + market.perpetual()
            + " ends "
            + Days.text(series.time(series.size() - 1)));
  }

  private Feature present(double value) {
    return new Feature.Present(value, FeatureUnit.FRACTION, Optional.of(at()));
  }

  private String at() {
    return "at " + series.id().venue();
  }
}
