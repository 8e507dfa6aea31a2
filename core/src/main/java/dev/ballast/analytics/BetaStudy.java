// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A beta measured on history as of a time, or the reason why there is none.
 *
 * <p>Returns are simple, from one daily close to the next: of spot, or of the perpetual where a
 * window cannot be filled with current returns of spot. A day counts when both sides have its close
 * and the close of the day before. A window of 90 is the last 90 such returns.
 */
public sealed interface BetaStudy {
  /** A last return older than this, a week, says nothing of now. */
  long STALE = 7 * UtcDay.MILLIS;

  /**
   * The figures and where they are from.
   *
   * @param window returns asked for, and used
   * @param source whose closes the asset's returns are of
   * @param benchmarkSource whose closes the benchmark's returns are of
   * @param firstClose when the first return began: epoch milliseconds of a daily close
   * @param lastClose when the last return ended
   * @param beta ordinary least squares
   * @param residuals what the benchmark does not explain
   * @param returns the window's, the asset's first
   */
  record Measured(
      Asset asset,
      Asset benchmark,
      int window,
      InstrumentId source,
      InstrumentId benchmarkSource,
      long firstClose,
      long lastClose,
      Beta beta,
      Residuals residuals,
      AlignedReturns returns)
      implements BetaStudy {
    /** The same with equal residuals. */
    Measured with(Residuals equal) {
      return new Measured(
          asset,
          benchmark,
          window,
          source,
          benchmarkSource,
          firstClose,
          lastClose,
          beta,
          equal,
          returns);
    }
  }

  /**
   * No beta.
   *
   * @param reason half a sentence that names the asset: {@code SOL has 42 daily returns ...}
   */
  record Unavailable(Asset asset, Asset benchmark, String reason) implements BetaStudy {}

  /**
   * The beta of the last {@code window} daily returns known to the view, as a market prices both.
   */
  static BetaStudy of(
      MarketView view, Asset asset, Asset benchmark, Marketplace market, int window) {
    List<BarSeries> bars = view.allDailyBars(asset, market);
    List<BarSeries> benchmarkBars = view.allDailyBars(benchmark, market);
    Optional<String> impossible = impossible(view, asset, bars, benchmark, benchmarkBars, window);
    if (impossible.isPresent()) {
      return new Unavailable(asset, benchmark, impossible.get());
    }
    List<BetaStudy> refused = new ArrayList<>();
    for (BarSeries others : benchmarkBars) {
      for (BarSeries own : bars) {
        BetaStudy study = of(view, asset, benchmark, window, own, others);
        if (study instanceof Measured) {
          return study;
        }
        refused.add(study);
      }
    }
    return refused.getFirst();
  }

  /** The same on an index that was made of the same view. */
  static BetaStudy of(
      MarketView view, Asset asset, MarketIndex index, Marketplace market, int window) {
    Asset benchmark = MarketIndex.NAME;
    List<BarSeries> bars = view.allDailyBars(asset, market);
    List<BarSeries> others = List.of(index.bars());
    Optional<String> impossible = impossible(view, asset, bars, benchmark, others, window);
    if (impossible.isPresent()) {
      return new Unavailable(asset, benchmark, impossible.get());
    }
    List<BetaStudy> refused = new ArrayList<>();
    for (BarSeries own : bars) {
      AlignedBars aligned =
          new AlignedBars(
              own.id().instrument(),
              index.bars().id().instrument(),
              AlignedReturns.latest(own, index.bars(), window));
      BetaStudy study = of(view, asset, benchmark, window, aligned, aligned.returns());
      if (study instanceof Measured) {
        return study;
      }
      refused.add(study);
    }
    return refused.getFirst();
  }

  /** Why nothing can be measured at all, half a sentence. */
  private static Optional<String> impossible(
      MarketView view,
      Asset asset,
      List<BarSeries> bars,
      Asset benchmark,
      List<BarSeries> benchmarkBars,
      int window) {
    if (window < Beta.LEAST_OBSERVATIONS) {
      return Optional.of(
          "a window of "
              + window
              + " is too short: a regression needs "
              + Beta.LEAST_OBSERVATIONS
              + " returns");
    }
    if (bars.isEmpty() || benchmarkBars.isEmpty()) {
      Asset missing = bars.isEmpty() ? asset : benchmark;
      return Optional.of(missing + " has no daily bars by " + Instant.ofEpochMilli(view.time()));
    }
    return Optional.empty();
  }

  private static BetaStudy of(
      MarketView view,
      Asset asset,
      Asset benchmark,
      int window,
      BarSeries bars,
      BarSeries benchmarkBars) {
    AlignedBars aligned = view.column(new AlignedColumn(bars.id(), benchmarkBars.id()));
    AlignedReturns last = aligned.returns().within(bars, benchmarkBars, window);
    return of(view, asset, benchmark, window, aligned, last);
  }

  private static BetaStudy of(
      MarketView view,
      Asset asset,
      Asset benchmark,
      int window,
      AlignedBars aligned,
      AlignedReturns last) {
    if (last.size() < window) {
      return new Unavailable(
          asset,
          benchmark,
          asset
              + " has "
              + last.size()
              + " daily returns"
              + both(asset, benchmark)
              + " by "
              + Instant.ofEpochMilli(view.time())
              + ", fewer than the window of "
              + window);
    }
    if (view.time() - last.closeTime(window - 1) > STALE) {
      return new Unavailable(
          asset,
          benchmark,
          asset
              + " has no daily return"
              + both(asset, benchmark)
              + " after "
              + Instant.ofEpochMilli(last.closeTime(window - 1))
              + ", more than a week before "
              + Instant.ofEpochMilli(view.time()));
    }
    return Beta.of(last.first(), last.second())
        .<BetaStudy>map(beta ->
            new Measured(
                asset,
                benchmark,
                window,
                aligned.first(),
                aligned.second(),
                last.openTime(0),
                last.closeTime(window - 1),
                beta,
                Residuals.of(last, beta),
                last))
        .orElseGet(() ->
            new Unavailable(
                asset,
                benchmark,
                (Moments.still(last.first()) ? asset : benchmark)
                    + " moved evenly or not at all in its "
                    + window
                    + " returns"));
  }

  private static String both(Asset asset, Asset benchmark) {
    return asset.equals(benchmark) ? "" : " in common with " + benchmark;
  }
}
