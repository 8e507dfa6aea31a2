// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SeriesId;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class HedgeStudyTest {
  private static final Asset ETH = new Asset("ETH");
  private static final Asset SOL = new Asset("SOL");

  /** Returns of .1, -.1, .2 and 0; of .2, -.2, .3, .1; and of .05, -.1, .15, .05. */
  private static final double[] BTC = {100, 110, 99, 118.8, 118.8, 500};

  private static final double[] SOL_CLOSES = {10, 12, 9.6, 12.48, 13.728, 3};
  private static final double[] ETH_CLOSES = {100, 105, 94.5, 108.675, 114.10875, 1};

  /**
   * 3,000 of SOL and 1,000 of ETH return .1625, -.175, .2625 and .0875, whose deviations from the
   * mean times those of BTC, .05, -.15, .15 and -.05, make .069375, over BTC's .05: 1.3875. So
   * 5,550 is sold.
   */
  @Test
  void weighsTheBookByWhatIsHeldAndSaysWhatToSell() {
    MarketView view = market(BTC, SOL_CLOSES, ETH_CLOSES);

    HedgeStudy.Measured study = measured(HedgeStudy.of(view, Ids.MARKET, book(), btc(), 4));

    double[] returns = study.series().book();
    assertThat(returns)
        .containsExactly(new double[] {0.1625, -0.175, 0.2625, 0.0875}, within(1e-13));
    MinimumVarianceHedge hedge = ((MinimumVarianceHedge.Found) study.minimumVariance()).hedge();
    assertThat(hedge.legs().getFirst().ratio()).isCloseTo(1.3875, within(1e-12));
    assertThat(study.notionals(hedge).get(Asset.BTC)).isCloseTo(-5_550, within(1e-8));
    assertThat(study.sources()).containsExactly(Ids.parse("BTC/USDT"));
    assertThat(study.series().hedged(1.3875))
        .containsExactly(
            new double[] {0.1625 - 0.13875, -0.175 + 0.13875, 0.2625 - 0.2775, 0.0875},
            within(1e-13));
  }

  @Test
  void aContractsReturnsAreItsOwn() {
    MarketView view =
        view(
            bars("BTC/USDT", SOL_CLOSES),
            bars("BTC/USDT:USDT", BTC),
            bars("SOL/USDT", SOL_CLOSES),
            bars("ETH/USDT", ETH_CLOSES));

    HedgeStudy.Measured study = measured(HedgeStudy.of(view, Ids.MARKET, book(), btc(), 4));

    assertThat(study.sources()).containsExactly(Ids.parse("BTC/USDT:USDT"));
    assertThat(study.series().contracts()[0])
        .containsExactly(new double[] {0.1, -0.1, 0.2, 0}, within(1e-13));
  }

  @Test
  void whatIsMissingIsSaid() {
    MarketView view = market(BTC, SOL_CLOSES, ETH_CLOSES);

    assertThat(HedgeStudy.of(view, Ids.MARKET, book(), List.of(new Asset("XRP")), 4))
        .isEqualTo(new HedgeStudy.Unavailable("XRP has no daily bars by 1970-01-06T00:00:00Z"));
    assertThat(HedgeStudy.of(view, Ids.MARKET, book(), btc(), 2))
        .isEqualTo(
            new HedgeStudy.Unavailable(
                "a window of 2 is too short: a hedge with 1 contracts needs 3 returns"));
    assertThat(HedgeStudy.of(view, Ids.MARKET, book(), btc(), 5))
        .isEqualTo(
            new HedgeStudy.Unavailable(
                "fewer than 5 daily returns are common to SOL, ETH, BTC by 1970-01-06T00:00:00Z;"
                    + " the record of SOL is the shortest, of 5 days"));
  }

  @Test
  void twoContractsThatMoveAsOneAreRefusedByName() {
    MarketView view =
        view(bars("SOL/USDT", SOL_CLOSES), bars("BTC/USDT", BTC), bars("ETH/USDT", BTC));
    SequencedMap<Asset, Double> sol = new LinkedHashMap<>();
    sol.put(SOL, 1.0);

    HedgeStudy.Measured study =
        measured(HedgeStudy.of(view, Ids.MARKET, sol, List.of(Asset.BTC, ETH), 4));

    assertThat(study.refusal(study.minimumVariance()))
        .hasValue("ETH moved as BTC did, so that no hedge with both is the least");
  }

  private static List<Asset> btc() {
    return List.of(Asset.BTC);
  }

  private static SequencedMap<Asset, Double> book() {
    SequencedMap<Asset, Double> book = new LinkedHashMap<>();
    book.put(SOL, 3_000.0);
    book.put(ETH, 1_000.0);
    return book;
  }

  private static HedgeStudy.Measured measured(HedgeStudy study) {
    assertThat(study).isInstanceOf(HedgeStudy.Measured.class);
    return (HedgeStudy.Measured) study;
  }

  private static MarketView market(double[] btc, double[] sol, double[] eth) {
    return view(bars("BTC/USDT", btc), bars("SOL/USDT", sol), bars("ETH/USDT", eth));
  }

  /** The last bar is still open. */
  private static MarketView view(BarSeries... series) {
    MemoryHistory.Builder history = MemoryHistory.from("made here");
    for (BarSeries one : series) {
      history.add(one);
    }
    return MarketView.of(history.build(), RuleBook.empty(), 5 * UtcDay.MILLIS);
  }

  private static BarSeries bars(String symbol, double[] closes) {
    long[] time = new long[closes.length];
    for (int i = 0; i < time.length; i++) {
      time[i] = i * UtcDay.MILLIS;
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
}
