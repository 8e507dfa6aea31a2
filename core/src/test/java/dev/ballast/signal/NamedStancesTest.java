// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.Sector;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/**
 * The states of a futures market that the default rules name beside those of {@link
 * SectorStancesTest}, each on a market made for it: one sector of one member on day 120, where BTC
 * stands still.
 */
class NamedStancesTest {
  private static final int NOW = 120;
  private static final Sector SECTOR = new Sector("layer-1");

  private static MadeFuturesMarket market() {
    return new MadeFuturesMarket(NOW).spot("BTC", _ -> 50_000);
  }

  private static SectorSignal judged(MadeFuturesMarket market) {
    SequencedMap<Sector, List<Asset>> sectors = new LinkedHashMap<>();
    sectors.put(SECTOR, List.of(new Asset("ONE")));
    return SignalHistory.at(
            market.viewOn(NOW),
            new SignalQuestion(sectors, Asset.BTC, Ids.MARKET, StandardRules.DEFAULT))
        .sectors()
        .getFirst();
  }

  private static String names(SectorSignal signal) {
    return signal.spoken().stream().map(one -> one.rule().name()).collect(joining(" "));
  }

  /**
   * 0.005 % and then, for a week, 0.031 % every 8 hours: x 3 x 365 = 33.9 % a year; price 100 to
   * 120, open interest 1,000 to 1,200 coins.
   */
  @Test
  void overheatingTrims() {
    SectorSignal signal =
        judged(
            market()
                .perpetual("ONE", day -> day < 100 ? 100 : 120, _ -> 100)
                .funding("ONE", day -> day < 113 ? 0.00005 : 0.00031)
                .openInterest("ONE", eighths -> eighths < 300 ? 1000 : 1200));

    assertThat(names(signal)).isEqualTo("overheating");
    assertThat(signal.stance()).isEqualTo(Stance.TRIM);
    assertThat(signal.reason())
        .startsWith(
            "Overheating: funding is at 33.9% a year, price +20.0% in 30 days, open interest rose"
                + " 20.0% in 30 days");
  }

  /** Dear funding that lasts, at a price that stands, is no overheating. */
  @Test
  void dearFundingAloneIsNoOverheating() {
    SectorSignal signal =
        judged(
            market()
                .perpetual("ONE", _ -> 100, _ -> 100)
                .funding("ONE", day -> day < 113 ? 0.00005 : 0.0003));

    assertThat(names(signal)).isEmpty();
    assertThat(signal.reason()).contains("no overheating (price 0.0% in 30 days, below 15.0%)");
  }

  /** -0.01 % every 8 hours; price 100 to 70, open interest 1,000 to 700 coins in a week. */
  @Test
  void capitulationSellsNothingMore() {
    SectorSignal signal =
        judged(
            market()
                .perpetual("ONE", day -> day < 100 ? 100 : 70, _ -> 100)
                .funding("ONE", _ -> -0.0001)
                .openInterest("ONE", eighths -> eighths <= 113 * 3 ? 1000 : 700));

    assertThat(names(signal)).isEqualTo("capitulation");
    assertThat(signal.score()).isEqualTo(1);
    assertThat(signal.stance()).isEqualTo(Stance.HOLD);
    assertThat(signal.reason())
        .startsWith(
            "Capitulation: price -30.0% in 30 days, funding is at -11.0% a year, open interest fell"
                + " 30.0% in 7 days");
  }

  /** Where funding swings besides, which trims, capitulation holds against it. */
  @Test
  void capitulationHoldsAgainstWhatWouldTrim() {
    SectorSignal signal =
        judged(
            market()
                .perpetual("ONE", day -> day < 100 ? 100 : 70, _ -> 100)
                .funding("ONE", day -> day % 2 == 0 ? 0.0004 : -0.0006)
                .openInterest("ONE", eighths -> eighths <= 113 * 3 ? 1000 : 700));

    assertThat(names(signal)).isEqualTo("capitulation unstable-funding");
    assertThat(signal.stance()).isEqualTo(Stance.HOLD);
  }

  /**
   * Price 100 to 112 while open interest goes from 1,000 to 850 coins and volume from 100 to 60 a
   * day for 14 days: the mean of 60 is (46 x 100 + 14 x 60) / 60 = 90.67, and 60 / 90.67 - 1 =
   * -33.8 %.
   */
  @Test
  void divergenceTrims() {
    SectorSignal signal =
        judged(
            market()
                .perpetual("ONE", day -> day < 100 ? 100 : 112, day -> day < 106 ? 100 : 60)
                .funding("ONE", _ -> 0.00005)
                .openInterest("ONE", eighths -> eighths < 300 ? 1000 : 850));

    assertThat(names(signal)).isEqualTo("divergence");
    assertThat(signal.stance()).isEqualTo(Stance.TRIM);
    assertThat(signal.reason())
        .startsWith(
            "Divergence: price +12.0% in 30 days, open interest fell 15.0% in 30 days, volume is"
                + " 33.8% below its 60-day mean");
  }
}
