// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.BarSeries;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SeriesId;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a run computes once of whole series, beside what each day gives of a history that ends
 * there: the same, to the bit.
 */
class ColumnsAsOfTest {
  private static final long DAY = 86_400_000;
  private static final int DAYS = 160;
  private static final int WINDOW = 12;
  private static final Asset SOL = new Asset("SOL");
  private static final Asset UNI = new Asset("UNI");

  private static final int REUSED = 120;

  /**
   * SOL has holes and is another thing from row 120 on, UNI begins late and then ends: all kinds of
   * answers occur.
   */
  private static final List<BarSeries> SERIES =
      List.of(
          bars(Asset.BTC, 1, IntStream.range(0, DAYS).toArray()),
          bars(SOL, 2, IntStream.range(0, DAYS).filter(day -> day % 29 > 1).toArray()),
          bars(UNI, 3, IntStream.range(40, 100).toArray()));

  @Test
  void giveOnEveryDayWhatTheDaysOwnHistoryGives() {
    HistoryFeed feed =
        HistoryFeed.of(
            history(Long.MAX_VALUE),
            RuleBook.empty(),
            List.of(Ids.spot(Asset.BTC, Asset.USDT)),
            Interval.DAY,
            DAY,
            DAYS * DAY);
    int measured = 0;
    int unavailable = 0;
    while (feed.advance()) {
      MarketView alone = MarketView.of(history(feed.time()), RuleBook.empty(), feed.time());
      for (Asset asset : List.of(Asset.BTC, SOL, UNI)) {
        BetaStudy study = BetaStudy.of(feed.view(), asset, Asset.BTC, Ids.MARKET, WINDOW);
        assertThat(study).isEqualTo(BetaStudy.of(alone, asset, Asset.BTC, Ids.MARKET, WINDOW));
        measured += study instanceof BetaStudy.Measured ? 1 : 0;
        unavailable += study instanceof BetaStudy.Unavailable ? 1 : 0;
      }
    }
    assertThat(measured).isGreaterThan(200);
    assertThat(unavailable).isGreaterThan(50);
  }

  /** What is kept for many runs is what each of them would measure by itself. */
  @Test
  void areTheSameFromWhatOthersHaveKept() {
    List<Asset> assets = List.of(Asset.BTC, SOL, UNI);
    MarketView end = MarketView.of(history(Long.MAX_VALUE), RuleBook.empty(), DAYS * DAY);
    for (int day = 1; day < DAYS; day += 3) {
      MarketView view = end.at(day * DAY);
      BetaTable.keep(view, assets, Asset.BTC, Ids.MARKET, WINDOW);
      for (Asset asset : assets) {
        view.dailyBars(asset, Ids.MARKET)
            .ifPresent(bars -> VolatilityTable.keep(view, bars, WINDOW));
      }
    }
    MarketView run = end.share().view(RuleBook.empty(), DAYS * DAY);

    for (int day = 1; day < DAYS; day++) {
      MarketView view = run.at(day * DAY);
      MarketView alone = MarketView.of(history(view.time()), RuleBook.empty(), view.time());
      for (Asset asset : assets) {
        assertThat(BetaTable.at(view, Asset.BTC, Ids.MARKET, WINDOW).study(asset))
            .isEqualTo(BetaStudy.of(alone, asset, Asset.BTC, Ids.MARKET, WINDOW));
        assertThat(
                view.dailyBars(asset, Ids.MARKET)
                    .map(bars -> VolatilityTable.of(view, bars, WINDOW)))
            .isEqualTo(alone.dailyBars(asset, Ids.MARKET).map(ColumnsAsOfTest::volatility));
      }
    }
  }

  private static OptionalDouble volatility(BarSeries bars) {
    return bars.size() <= WINDOW
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Volatility.annualised(
                Returns.simple(bars.closes(bars.size() - WINDOW - 1, bars.size())), 365));
  }

  /** All bars that had closed by a time, and no others. */
  private static MemoryHistory history(long time) {
    MemoryHistory.Builder history = MemoryHistory.from("made here");
    for (BarSeries whole : SERIES) {
      int known = whole.countKnownAt(time);
      long[] times = IntStream.range(0, known).mapToLong(whole::time).toArray();
      double[] closes = whole.closes(0, known);
      history.add(
          BarSeries.of(whole.id(), times, closes, closes, closes, closes, new double[known]));
    }
    return history.build();
  }

  private static BarSeries bars(Asset asset, long seed, int[] days) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] closes = new double[days.length];
    double close = 100;
    for (int i = 0; i < closes.length; i++) {
      close *= asset.equals(SOL) && i == REUSED ? 20 : 1 + 0.05 * random.nextGaussian();
      closes[i] = close;
    }
    return BarSeries.of(
        SeriesId.bars(Ids.spot(asset, Asset.USDT), Interval.DAY),
        Arrays.stream(days).mapToLong(day -> day * DAY).toArray(),
        closes,
        closes,
        closes,
        closes,
        new double[closes.length]);
  }
}
