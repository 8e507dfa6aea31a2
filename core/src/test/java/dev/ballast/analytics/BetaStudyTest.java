// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SeriesId;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BetaStudyTest {
  private static final long DAY = 86_400_000;
  private static final Asset SOL = new Asset("SOL");

  /** The returns of BetaTest's hand computation, then a bar that is still open. */
  private static final double[] BTC = {100, 110, 99, 118.8, 118.8, 500};

  private static final double[] SOL_CLOSES = {10, 12, 9.6, 12.48, 13.728, 3};

  @Test
  void measuresClosedBarsOnly() {
    MarketView view = view(5 * DAY, bars("BTC/USDT", 0, BTC), bars("SOL/USDT", 0, SOL_CLOSES));

    BetaStudy study = BetaStudy.of(view, SOL, Asset.BTC, Ids.MARKET, 4);

    assertThat(study)
        .isInstanceOfSatisfying(
            BetaStudy.Measured.class,
            measured -> {
              assertThat(measured.beta().beta()).isCloseTo(1.6, within(1e-13));
              assertThat(measured.beta().standardError()).isCloseTo(Math.sqrt(0.12), within(1e-13));
              assertThat(measured.source()).isEqualTo(Ids.parse("SOL/USDT"));
              assertThat(measured.firstClose()).isEqualTo(DAY);
              assertThat(measured.lastClose()).isEqualTo(5 * DAY);
            });
  }

  /** The same returns in USDC, beside still pairs in USDT that are not asked for. */
  @Test
  void pricesAreInTheQuoteAskedFor() {
    double[] still = {7, 7, 7, 7, 7, 7};
    MarketView view =
        view(
            5 * DAY,
            bars("BTC/USDC", 0, BTC),
            bars("SOL/USDC", 0, SOL_CLOSES),
            bars("BTC/USDT", 0, still),
            bars("SOL/USDT", 0, still));

    assertThat(BetaStudy.of(view, SOL, Asset.BTC, new Marketplace(Ids.VENUE, new Asset("USDC")), 4))
        .isInstanceOfSatisfying(
            BetaStudy.Measured.class,
            measured -> {
              assertThat(measured.beta().beta()).isCloseTo(1.6, within(1e-13));
              assertThat(measured.source()).isEqualTo(Ids.parse("SOL/USDC"));
            });
    assertThat(reason(BetaStudy.of(view, SOL, Asset.BTC, Ids.MARKET, 4)))
        .isEqualTo("SOL moved evenly or not at all in its 4 returns");
  }

  @Test
  void cuttingHistoryAfterTheTimeChangesNothing() {
    BarSeries btc = bars("BTC/USDT", 0, BTC);
    BarSeries sol = bars("SOL/USDT", 0, SOL_CLOSES);

    assertThat(BetaStudy.of(view(5 * DAY, btc, sol), SOL, Asset.BTC, Ids.MARKET, 4))
        .isEqualTo(
            BetaStudy.of(
                view(
                    5 * DAY,
                    bars("BTC/USDT", 0, Arrays.copyOf(BTC, 5)),
                    bars("SOL/USDT", 0, Arrays.copyOf(SOL_CLOSES, 5))),
                SOL,
                Asset.BTC,
                Ids.MARKET,
                4));
  }

  @Test
  void takesThePerpetualWhereThereIsNoSpotAndSaysSo() {
    MarketView view = view(5 * DAY, bars("BTC/USDT", 0, BTC), bars("SOL/USDT:USDT", 0, SOL_CLOSES));

    assertThat(BetaStudy.of(view, SOL, Asset.BTC, Ids.MARKET, 4))
        .isInstanceOfSatisfying(
            BetaStudy.Measured.class,
            measured -> assertThat(measured.source()).isEqualTo(Ids.parse("SOL/USDT:USDT")));
  }

  /** Both spot series end twenty days before; the perpetuals go on. */
  @Test
  void takesThePerpetualsWhereSpotHasEnded() {
    MarketView view =
        view(
            25 * DAY,
            bars("BTC/USDT", 0, BTC),
            bars("SOL/USDT", 0, SOL_CLOSES),
            bars("BTC/USDT:USDT", 20, BTC),
            bars("SOL/USDT:USDT", 20, SOL_CLOSES));

    assertThat(BetaStudy.of(view, SOL, Asset.BTC, Ids.MARKET, 4))
        .isInstanceOfSatisfying(
            BetaStudy.Measured.class,
            measured -> {
              assertThat(measured.beta().beta()).isCloseTo(1.6, within(1e-13));
              assertThat(measured.source()).isEqualTo(Ids.parse("SOL/USDT:USDT"));
              assertThat(measured.benchmarkSource()).isEqualTo(Ids.parse("BTC/USDT:USDT"));
            });
  }

  @Test
  void leavesOutTheDaysAroundAHole() {
    BarSeries holed =
        series("SOL/USDT", new long[] {0, 1, 3, 4, 5}, new double[] {10, 12, 12.48, 13.728, 14});

    assertThat(
            BetaStudy.of(
                view(5 * DAY, bars("BTC/USDT", 0, BTC), holed), SOL, Asset.BTC, Ids.MARKET, 3))
        .isEqualTo(
            new BetaStudy.Unavailable(
                SOL,
                Asset.BTC,
                "SOL has 2 daily returns in common with BTC by 1970-01-06T00:00:00Z,"
                    + " fewer than the window of 3"));
  }

  @Test
  void saysWhyThereIsNone() {
    BarSeries btc = bars("BTC/USDT", 0, BTC);
    BarSeries sol = bars("SOL/USDT", 0, SOL_CLOSES);
    BarSeries still = bars("SOL/USDT", 0, new double[] {7, 7, 7, 7, 7, 7});

    assertThat(reason(BetaStudy.of(view(5 * DAY, btc), SOL, Asset.BTC, Ids.MARKET, 4)))
        .isEqualTo("SOL has no daily bars by 1970-01-06T00:00:00Z");
    assertThat(reason(BetaStudy.of(view(5 * DAY, sol), SOL, Asset.BTC, Ids.MARKET, 4)))
        .isEqualTo("BTC has no daily bars by 1970-01-06T00:00:00Z");
    assertThat(reason(BetaStudy.of(view(5 * DAY, btc), Asset.BTC, Asset.BTC, Ids.MARKET, 90)))
        .isEqualTo("BTC has 4 daily returns by 1970-01-06T00:00:00Z, fewer than the window of 90");
    assertThat(reason(BetaStudy.of(view(5 * DAY, btc, sol), SOL, Asset.BTC, Ids.MARKET, 2)))
        .contains("too short");
    assertThat(reason(BetaStudy.of(view(5 * DAY, btc, still), SOL, Asset.BTC, Ids.MARKET, 4)))
        .isEqualTo("SOL moved evenly or not at all in its 4 returns");
    assertThat(reason(BetaStudy.of(view(20 * DAY, btc, sol), SOL, Asset.BTC, Ids.MARKET, 4)))
        .contains("no daily return in common with BTC after 1970-01-07T00:00:00Z");
  }

  private static String reason(BetaStudy study) {
    return switch (study) {
      case BetaStudy.Unavailable unavailable -> unavailable.reason();
      case BetaStudy.Measured measured -> throw new AssertionError("measured: " + measured);
    };
  }

  private static MarketView view(long time, BarSeries... series) {
    MemoryHistory.Builder history = MemoryHistory.from("made here");
    for (BarSeries each : series) {
      history.add(each);
    }
    return MarketView.of(history.build(), RuleBook.empty(), time);
  }

  private static BarSeries bars(String symbol, int firstDay, double[] closes) {
    return series(symbol, LongStream.range(firstDay, firstDay + closes.length).toArray(), closes);
  }

  private static BarSeries series(String symbol, long[] days, double[] closes) {
    long[] time = LongStream.of(days).map(day -> day * DAY).toArray();
    double[] volume = new double[closes.length];
    return BarSeries.of(
        SeriesId.bars(Ids.parse(symbol), Interval.DAY),
        time,
        closes,
        closes,
        closes,
        closes,
        volume);
  }
}
