// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.BarSeries;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.signal.feature.Days;
import dev.ballast.unit.Asset;
import java.util.Locale;
import java.util.Optional;

/**
 * That structural support of an asset, usually the benchmark, is broken: its daily close stands
 * below its own long mean and far below its highest close of a year. It ends by other thresholds
 * than it begins by, so that a price which crosses its mean to and fro does not.
 */
public final class BearMarket {
  /** The share of a window's days that are recorded at least. */
  private static final double LEAST_COVERAGE = 0.9;

  private BearMarket() {}

  /**
   * From where on.
   *
   * @param mean days of the mean
   * @param high days of the highest close
   * @param fall from that high from which it begins, where the close is below the mean too
   * @param above the mean by which the close ends it: 0.05 is five percent
   * @param recovered fall from the high at or below which it ends too
   */
  public record Terms(int mean, int high, double fall, double above, double recovered) {
    /** Below the mean of 200 days and 30 % below a year's high; 5 % above the mean, or 15 %. */
    public static final Terms DEFAULT = new Terms(200, 365, 0.3, 0.05, 0.15);

    /** Refuses an end that the beginning allows. */
    public Terms {
      if (mean < 2 || high < mean || !(fall > 0 && fall < 1)) {
        throw new IllegalArgumentException("a mean of days, the high of as many or more, a fall");
      }
      if (!(above >= 0) || !(recovered >= 0 && recovered < fall)) {
        throw new IllegalArgumentException("it ends above where it begins");
      }
    }
  }

  /** A price beside its mean and its high. */
  private record Trend(Asset asset, double close, double mean, double high, Terms terms) {
    double fall() {
      return 1 - close / high;
    }

    double above() {
      return close / mean - 1;
    }

    String numbers() {
      return String.format(
          Locale.ROOT,
          "%s closed at %,.2f, %+.1f%% from its mean of %d days and %.1f%% below its high of %d"
              + " days",
          asset,
          close,
          100 * above(),
          terms.mean(),
          100 * fall(),
          terms.high());
    }
  }

  /** Whether the close is below its mean, and far enough below its high. */
  public static MarketCondition begins(
      MarketView view, Marketplace market, Asset asset, Terms terms) {
    Optional<BarSeries> bars = view.dailyBars(asset, market);
    Optional<String> lacking = lacking(view, asset, bars, terms);
    if (lacking.isPresent()) {
      return new MarketCondition.Unknown(lacking.get());
    }
    Trend trend = trend(view, asset, bars.orElseThrow(), terms);
    String bound = percent(terms.fall());
    return trend.above() < 0 && trend.fall() >= terms.fall()
        ? new MarketCondition.Met(
            "bear market: " + trend.numbers() + " (it begins below the mean at " + bound + ")")
        : new MarketCondition.Unmet(
            "no bear market: " + trend.numbers() + " (it begins below the mean at " + bound + ")");
  }

  /** Whether the close is far enough above its mean, or near its high again. */
  public static MarketCondition ends(
      MarketView view, Marketplace market, Asset asset, Terms terms) {
    Optional<BarSeries> bars = view.dailyBars(asset, market);
    Optional<String> lacking = lacking(view, asset, bars, terms);
    if (lacking.isPresent()) {
      return new MarketCondition.Unknown(lacking.get());
    }
    Trend trend = trend(view, asset, bars.orElseThrow(), terms);
    String bounds =
        " (it ends %s above the mean, or %s below the high)"
            .formatted(percent(terms.above()), percent(terms.recovered()));
    return trend.above() >= terms.above() || trend.fall() <= terms.recovered()
        ? new MarketCondition.Met("the bear market is over: " + trend.numbers() + bounds)
        : new MarketCondition.Unmet("the bear market goes on: " + trend.numbers() + bounds);
  }

  private static Trend trend(MarketView view, Asset asset, BarSeries bars, Terms terms) {
    int first = first(view, bars, terms.mean());
    double sum = 0;
    for (int row = first; row < bars.size(); row++) {
      sum += bars.close(row);
    }
    double high = 0;
    for (int row = first(view, bars, terms.high()); row < bars.size(); row++) {
      high = Math.max(high, bars.close(row));
    }
    return new Trend(asset, bars.close(bars.size() - 1), sum / (bars.size() - first), high, terms);
  }

  /** The first row of the days before the view. */
  private static int first(MarketView view, BarSeries bars, int days) {
    return bars.firstRowFrom(view.time() - Days.of(days));
  }

  private static Optional<String> lacking(
      MarketView view, Asset asset, Optional<BarSeries> found, Terms terms) {
    if (found.isEmpty()) {
      return Optional.of("no daily bars of " + asset + " are recorded");
    }
    BarSeries bars = found.get();
    if (view.time() - bars.knownAt(bars.size() - 1) >= Days.of(1)) {
      return Optional.of(
          "daily bars of " + asset + " end " + Days.text(bars.time(bars.size() - 1)));
    }
    for (int days : new int[] {terms.mean(), terms.high()}) {
      int known = bars.size() - first(view, bars, days);
      if (known < LEAST_COVERAGE * days) {
        return Optional.of(
            "daily bars of %s are recorded for %d of the last %d days"
                .formatted(asset, known, days));
      }
    }
    return Optional.empty();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * share);
  }
}
