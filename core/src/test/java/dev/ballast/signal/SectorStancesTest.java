// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.signal.feature.Feature;
import dev.ballast.signal.feature.FeatureKind;
import dev.ballast.signal.feature.SectorFeature;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Three sectors on day 120: leverage leaves the first, the second is bought, the third swings. */
class SectorStancesTest {
  private static final int NOW = 120;
  private static final Sector LAYER_1 = new Sector("layer-1");
  private static final Sector DEFI = new Sector("defi");
  private static final Sector EMERGING = new Sector("emerging");

  /*
   * Layer-1: 0.052 % every 8 hours (x 3 x 365 = 56.94 %) until day 108, 0.011 % (12.045 %) since; open interest 1000 coins
   * until day 113, then down to 850.
   * DeFi: 0.005 % (5.475 %) throughout; volume 100 a day, 140 on the last 14: mean of 60 = (46 x 100 + 14 x 140) / 60 =
   * 109.33, and 140 / 109.33 - 1 = 28.0 %; price from 100 to 110.
   * Emerging: a day of 0.06 % and a day of -0.04 %, so 65.7 % and -43.8 % a year: 54.75 % about the mean, and times
   * sqrt(30 / 29) 55.7 %; price from 100 to 90.
   */
  private static MadeFuturesMarket market() {
    return new MadeFuturesMarket(NOW)
        .spot("BTC", day -> 50_000)
        .spot("LONE", day -> 100)
        .perpetual("LONE", day -> 100, day -> 100)
        .funding("LONE", day -> day < 108 ? 0.00052 : 0.00011)
        .openInterest("LONE", eighths -> eighths <= 113 * 3 ? 1000 : 850)
        .spot("DONE", day -> day < 100 ? 100 : 110)
        .perpetual("DONE", day -> day < 100 ? 100 : 110, day -> day < 106 ? 100 : 140)
        .funding("DONE", day -> 0.00005)
        .spot("EONE", day -> day < 100 ? 100 : 90)
        .perpetual("EONE", day -> day < 100 ? 100 : 90, day -> 100)
        .funding("EONE", day -> day % 2 == 0 ? 0.0006 : -0.0004);
  }

  @Test
  void reducesIncreasesAndTrimsWithTheReasonInNumbers() {
    SignalReview review =
        SignalHistory.at(
            market().viewOn(NOW),
            new SignalQuestion(sectors(), Asset.BTC, Ids.MARKET, StandardRules.PLAIN));

    assertThat(review.sectors())
        .extracting(signal -> signal.sector() + " " + signal.stance() + " " + names(signal))
        .containsExactly(
            "layer-1 REDUCE leverage-leaving unstable-but-firm",
            "defi INCREASE accumulation",
            "emerging TRIM unstable-funding");
    assertThat(review.sectors())
        .extracting(SectorSignal::reason)
        .containsExactly(
            "Leverage leaving: funding peaked at 56.9% a year within 30 days, funding is at 12.0% a"
                + " year, open interest fell 15.0% in 7 days. Unstable but firm: a day's"
                + " funding swings by 22.4% a year about its mean, price 0.0% in 30 days, price"
                + " 0.0% against the benchmark in 30 days.",
            "Accumulation: volume is 28.0% above its 60-day mean, funding is at 5.5% a year, a"
                + " day's funding swings by 0.0% a year about its mean, funding: none of 1 member"
                + " has it: funding did not change within 90 days, open interest: none of 1 member"
                + " has it: no open interest of DONE/USDT:USDT is recorded, price +10.0% in 30"
                + " days, price +10.0% against the benchmark in 30 days.",
            "Unstable funding: a day's funding swings by 55.7% a year about its mean, price -10.0%"
                + " in 30 days.");
  }

  @Test
  void volumeStandsInForOpenInterestAndTheReasonSaysSo() {
    MarketView view =
        new MadeFuturesMarket(NOW)
            .spot("BTC", day -> 50_000)
            .perpetual("LONE", day -> 100, day -> day < 106 ? 100 : 50)
            .funding("LONE", day -> day < 108 ? 0.00052 : 0.00011)
            .viewOn(NOW);

    SectorSignal signal = only(view, LAYER_1, "LONE");

    // The mean of 60 days is (46 x 100 + 14 x 50) / 60 = 88.33; 50 / 88.33 - 1 = -43.4 %.
    assertThat(signal.stance()).isEqualTo(Stance.REDUCE);
    assertThat(signal.reason())
        .contains(
            "volume is 43.4% below its 60-day mean, which stands in for open interest"
                + " (known for none of 1 member).");
  }

  @Test
  void doesNotTakeRisingVolumeForAccumulationWhileOpenInterestFalls() {
    MarketView view =
        market().openInterest("DONE", eighths -> eighths < 300 ? 1000 : 800).viewOn(NOW);

    SectorSignal signal = only(view, DEFI, "DONE");

    assertThat(signal.stance()).isEqualTo(Stance.HOLD);
    assertThat(signal.judged()).isTrue();
    assertThat(names(signal)).isEmpty();
    assertThat(signal.reason())
        .isEqualTo(
            "Nothing speaks: no leverage leaving (funding peaked at 5.5% a year within 30 days,"
                + " below 18.0%); no unstable funding (a day's funding swings by 0.0% a year about"
                + " its mean, below 15.0%); no unstable but firm (a day's funding swings by 0.0% a"
                + " year about its mean, below 15.0%); no accumulation (open interest fell 20.0%"
                + " in 30 days, not above -10.0%).");
  }

  @Test
  void holdsWhatIsUnstableWhilePriceIsFirm() {
    MarketView view =
        new MadeFuturesMarket(NOW)
            .spot("BTC", day -> 50_000)
            .perpetual("EONE", day -> day < 100 ? 100 : 120, day -> 100)
            .funding("EONE", day -> day % 2 == 0 ? 0.0006 : -0.0004)
            .viewOn(NOW);

    SectorSignal signal = only(view, EMERGING, "EONE");

    assertThat(signal.stance()).isEqualTo(Stance.HOLD);
    assertThat(names(signal)).isEqualTo("unstable-but-firm");
    assertThat(signal.reason()).contains("price +20.0% in 30 days");
  }

  @Test
  void doesNotJudgeWithoutFunding() {
    SectorSignal signal = only(market().viewOn(NOW), DEFI, "GONE", "BTC");

    assertThat(signal.stance()).isEqualTo(Stance.HOLD);
    assertThat(signal.judged()).isFalse();
    assertThat(signal.reason())
        .isEqualTo(
            "Not judged: funding: none of 2 members has it: no funding of GONE/USDT:USDT is"
                + " recorded.");
  }

  @Test
  void aFeatureOfTooFewMembersIsShownButNotUsed() {
    SectorSignal signal = only(market().viewOn(NOW), LAYER_1, "LONE", "DONE", "EONE");

    SectorFeature interest = signal.feature(FeatureKind.OPEN_INTEREST_7D);
    assertThat(interest.measured()).isEqualTo(1);
    assertThat(interest.members()).isEqualTo(3);
    assertThat(interest.feature()).isInstanceOf(Feature.Present.class);
    assertThat(signal.reason()).doesNotContain("open interest fell");
  }

  private static String names(SectorSignal signal) {
    return signal.spoken().stream().map(one -> one.rule().name()).collect(joining(" "));
  }

  private static SectorSignal only(MarketView view, Sector sector, String... members) {
    SequencedMap<Sector, List<Asset>> sectors = new LinkedHashMap<>();
    List<Asset> assets = new ArrayList<>();
    for (String member : members) {
      assets.add(new Asset(member));
    }
    sectors.put(sector, assets);
    return SignalHistory.at(
            view, new SignalQuestion(sectors, Asset.BTC, Ids.MARKET, StandardRules.PLAIN))
        .sectors()
        .getFirst();
  }

  private static SequencedMap<Sector, List<Asset>> sectors() {
    SequencedMap<Sector, List<Asset>> sectors = new LinkedHashMap<>();
    sectors.put(LAYER_1, List.of(new Asset("LONE")));
    sectors.put(DEFI, List.of(new Asset("DONE")));
    sectors.put(EMERGING, List.of(new Asset("EONE")));
    return sectors;
  }
}
