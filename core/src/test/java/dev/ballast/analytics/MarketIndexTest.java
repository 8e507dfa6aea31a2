// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import org.junit.jupiter.api.Test;

final class MarketIndexTest {
  private static final long DAY = Interval.DAY.millis();
  private static final BarSeries BTC = bars("BTC/USDT", new long[] {0, 1, 2, 3}, 100, 110, 99, 99);
  private static final BarSeries SOL = bars("SOL/USDT", new long[] {0, 1, 2, 3}, 10, 10, 12, 9);

  /** Day 1: (10 % + 0) / 2; day 2: (-10 % + 20 %) / 2; day 3: (0 - 25 %) / 2. */
  @Test
  void weighsAllAlikeWithoutCapitalisations() {
    MarketIndex index = index(4, BTC, SOL);

    assertLevels(index, 100, 105, 110.25, 96.46875);
    assertThat(index.notes(DAY, 4 * DAY))
        .containsExactly(
            "INDEX: 2 assets, rebalanced daily; by capitalisation on 0 of 3 days, else all alike.");
  }

  /**
   * BTC's capitalisation of day 0 is 900 and SOL's 100, known when day 1 opens: supplies 9 and 10.
   * Day 1: 90 % of 10 %. Day 2, at 990 and 100: (-99 + 20) / 1090. Day 3, at 891 and 120: -30 /
   * 1011. ADA has none and stands aside; USDC is a dollar.
   */
  @Test
  void weighsByTheLastCapitalisationMovedByThePrice() {
    MarketIndex index =
        index(
            4,
            BTC,
            SOL,
            bars("ADA/USDT", new long[] {0, 1, 2, 3}, 1, 2, 4, 8),
            bars("USDC/USDT", new long[] {0, 1, 2, 3}, 1, 1, 1, 1),
            capitalisation("BTC", 0, 900),
            capitalisation("SOL", 0, 100));

    double two = 109 * (1 - 79 / 1090.0);
    assertLevels(index, 100, 109, two, two * (1 - 30 / 1011.0));
    assertThat(index.notes(DAY, 4 * DAY))
        .containsExactly(
            "INDEX: 2 assets, rebalanced daily; by capitalisation on 3 of 3 days.",
            "INDEX: supplies are as last known, up to 2 days before.",
            "INDEX: without a capitalisation, and so aside: ADA.");
  }

  /** One of three has a capitalisation: less than half. */
  @Test
  void weighsAllAlikeWhereFewHaveOne() {
    MarketIndex index =
        index(
            2,
            BTC,
            SOL,
            bars("ADA/USDT", new long[] {0, 1}, 1, 1.2),
            capitalisation("BTC", 0, 900));

    assertLevels(index, 100, 110);
  }

  /** SOL's close of day 1 is missing: on days 1 and 2 there is BTC alone. */
  @Test
  void hasThoseWithBothCloses() {
    MarketIndex index = index(4, BTC, bars("SOL/USDT", new long[] {0, 2, 3}, 10, 12, 9));

    assertLevels(index, 100, 110, 99, 99 * 0.875);
    assertThat(index.notes(DAY, 4 * DAY).getFirst()).startsWith("INDEX: 1 to 2 assets");
  }

  @Test
  void whatComesLaterChangesNothing() {
    assertLevels(index(3, BTC, SOL, capitalisation("BTC", 2, 1e9)), 100, 105, 110.25);
    assertThat(MarketIndex.of(view(1, BTC), Ids.MARKET)).isEmpty();
  }

  /** A study on an index of one asset is that asset's on itself. */
  @Test
  void isABenchmark() {
    MarketView view = view(4, BTC);
    MarketIndex index = MarketIndex.of(view, Ids.MARKET).orElseThrow();

    assertThat(BetaStudy.of(view, Asset.BTC, index, Ids.MARKET, 3))
        .isInstanceOfSatisfying(
            BetaStudy.Measured.class,
            measured -> {
              assertThat(measured.beta().beta()).isCloseTo(1, within(1e-12));
              assertThat(measured.benchmark()).isEqualTo(MarketIndex.NAME);
              assertThat(measured.benchmarkSource()).isEqualTo(Ids.parse("INDEX/USDT"));
            });
    assertThat(BetaStudy.of(view, new Asset("SOL"), index, Ids.MARKET, 3))
        .isEqualTo(
            new BetaStudy.Unavailable(
                new Asset("SOL"),
                MarketIndex.NAME,
                "SOL has no daily bars by 1970-01-05T00:00:00Z"));
  }

  private static MarketIndex index(int day, Series... series) {
    return MarketIndex.of(view(day, series), Ids.MARKET).orElseThrow();
  }

  private static void assertLevels(MarketIndex index, double... levels) {
    assertThat(index.bars().size()).isEqualTo(levels.length);
    for (int row = 0; row < levels.length; row++) {
      assertThat(index.bars().close(row)).isCloseTo(levels[row], within(1e-10));
    }
  }

  private static MarketView view(int day, Series... series) {
    MemoryHistory.Builder history = MemoryHistory.from("made here");
    for (Series each : series) {
      history.add(each);
    }
    return MarketView.of(history.build(), RuleBook.empty(), day * DAY);
  }

  private static BarSeries bars(String symbol, long[] days, double... closes) {
    long[] time = new long[days.length];
    for (int row = 0; row < days.length; row++) {
      time[row] = days[row] * DAY;
    }
    return BarSeries.of(
        SeriesId.bars(Ids.parse(symbol), Interval.DAY),
        time,
        closes,
        closes,
        closes,
        closes,
        new double[closes.length]);
  }

  private static ValueSeries capitalisation(String asset, int day, double value) {
    return ValueSeries.of(
        new SeriesId(SeriesKind.MARKET_CAP, asset, Interval.NONE, Ids.VENUE),
        new long[] {day * DAY},
        new double[] {value});
  }
}
