// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.market.Sector;
import dev.ballast.order.Share;
import dev.ballast.policy.Basket;
import dev.ballast.policy.Budget;
import dev.ballast.policy.Budgets;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.HoldingDays;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.PairRule;
import dev.ballast.policy.Stake;
import dev.ballast.policy.TiltRule;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Tilts, views and neutral baskets beside a spot core. All prices are 100, the beta of ETH is 1.5,
 * that of BTC 1, that of DeFi's members 2; the account is worth 100,000, 70 % of it in majors.
 */
class BetsTest {
  private static final Basket BTC = new Basket.OfAsset(Asset.BTC);
  private static final Basket ETH = new Basket.OfAsset(Asset.ETH);

  private static MadeReview hold() {
    return new MadeReview()
        .holding(Place.SPOT, "BTC", "350")
        .holding(Place.SPOT, "ETH", "350")
        .holding(Place.SPOT, "USDT", "30000");
  }

  private static PairRule pair(OverlayKind kind, OptionalDouble beta, Basket longs, Basket shorts) {
    return new PairRule(
        kind,
        "eth",
        longs,
        shorts,
        new Stake.OfEquity(Percent.of("10")),
        beta,
        1,
        HoldingDays.ALWAYS,
        Optional.empty());
  }

  private static TiltRule tilt(Basket basket, String size, int leverage, Optional<Percent> stop) {
    return new TiltRule(
        "eth",
        basket,
        false,
        new Stake.Fixed(Money.usdt(size)),
        leverage,
        HoldingDays.ALWAYS,
        stop);
  }

  private static double signed(Decision decision, String symbol) {
    return MadeReview.leg(decision, symbol)
        .map(leg -> leg.side().signed(leg.quantity()).toDouble())
        .orElse(0.0);
  }

  /** 10,000 of ETH at a beta of 1.5 is neutral beside 15,000 of BTC. */
  @Test
  void aNeutralBasketIsSoldByItsBeta() {
    Decision decision =
        hold().betting(pair(OverlayKind.NEUTRAL, OptionalDouble.of(0), ETH, BTC)).decide();

    assertThat(signed(decision, "ETH/USDT:USDT")).isCloseTo(100, within(1e-9));
    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(-150, within(0.002));
    assertThat(decision.plan().tickets()).extracting(Ticket::title).containsExactly("Neutral eth");
    assertThat(decision.plan().tickets().getFirst().why())
        .isEqualTo(
            "10% of the portfolio of ETH over BTC: its beta of 1.50 is brought to 0.00 with 15,000"
                + " of BTC, whose beta is 1.00");
    assertThat(decision.after().beta()).isCloseTo(decision.before().beta(), within(1e-4));
  }

  /** (1.5 - 0.5) x 10,000 / 1 is sold where a beta of 0.5 is to be left. */
  @Test
  void aPairIsLeftWithTheBetaThatIsAskedFor() {
    Decision decision =
        hold().betting(pair(OverlayKind.NEUTRAL, OptionalDouble.of(0.5), ETH, BTC)).decide();

    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(-100, within(0.002));
  }

  private static final Basket INDEX = new Basket.OfIndex(new Sector("defi"), new Asset("DEFIX"));

  /**
   * Both members move by 2 times BTC, the index by 1.6: the difference is 0.4 % up or down a day,
   * whose sample deviation over the 90 days of 2025-01-31 to 2025-04-30 is 7.6544 % a year (by
   * Python's statistics), and 2 / 1.6 is 1.25. Its own beta makes the pair neutral: 16,000 of BTC.
   */
  @Test
  void anIndexStandsForASectorWithItsTrackingError() {
    Decision decision =
        hold()
            .moving("UNI/USDT:USDT", 2)
            .moving("AAVE/USDT:USDT", 2)
            .moving("DEFIX/USDT:USDT", 1.6)
            .betting(pair(OverlayKind.NEUTRAL, OptionalDouble.of(0), INDEX, BTC))
            .decide();

    assertThat(signed(decision, "DEFIX/USDT:USDT")).isCloseTo(100, within(1e-9));
    assertThat(signed(decision, "UNI/USDT:USDT")).isZero();
    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(-160, within(0.002));
    assertThat(decision.plan().notes())
        .contains(
            "DEFIX/USDT:USDT stands for defi: its tracking error against the members is 7.7% a year"
                + " over 90 days, their beta to it 1.25");
  }

  /**
   * Without an index to trade the members are bought, 5,000 of each beside 20,000 of BTC, as far as
   * 30,000 pay for 1.1 times their notional: 10/11 of it.
   */
  @Test
  void aSectorStandsForItselfWhereItsIndexCannotBeTraded() {
    Decision decision =
        hold()
            .moving("UNI/USDT:USDT", 2)
            .moving("AAVE/USDT:USDT", 2)
            .betting(pair(OverlayKind.NEUTRAL, OptionalDouble.of(0), INDEX, BTC))
            .decide();

    assertThat(signed(decision, "UNI/USDT:USDT")).isCloseTo(500 / 11.0, within(0.001));
    assertThat(signed(decision, "AAVE/USDT:USDT")).isCloseTo(500 / 11.0, within(0.001));
    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(-2000 / 11.0, within(0.002));
    assertThat(decision.plan().notes())
        .contains(
            "DEFIX/USDT:USDT does not stand for defi, its members do: no perpetual of it trades");
  }

  /** Dollar for dollar: 10,000 of each, which leaves 0.5 of beta of it. */
  @Test
  void aViewIsDollarNeutralAndItsBetaIsSaid() {
    Decision decision =
        hold().betting(pair(OverlayKind.VIEW, OptionalDouble.empty(), ETH, BTC)).decide();

    assertThat(signed(decision, "ETH/USDT:USDT")).isCloseTo(100, within(1e-9));
    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(-100, within(1e-9));
    assertThat(decision.plan().tickets().getFirst().why())
        .endsWith("as much is sold, which leaves a beta of +0.50 of it");
    assertThat(decision.after().beta()).isCloseTo(decision.before().beta() + 0.05, within(1e-4));
  }

  /** A margin of 25,000 / 5 is 5,000; a budget of 2 % pays for 2,000 of it, so 10,000. */
  @Test
  void aBudgetCutsWhatItIsForAndNothingElse() {
    TiltRule tilt = tilt(ETH, "25000", 3, Optional.empty());
    Decision decision =
        hold()
            .betting(HedgeRule.standing(1, Asset.BTC), tilt)
            .limits(1, "100")
            .budget(Budget.DIRECTIONAL, "2")
            .decide();

    // 2 % of 100,000 at three times carries 6,000 of ETH: a beta of 0.09.
    assertThat(signed(decision, "ETH/USDT:USDT")).isCloseTo(60, within(0.001));
    // The core's 0.875 and 0.09 are below 1: no hedge.
    assertThat(signed(decision, "BTC/USDT:USDT")).isZero();
    assertThat(decision.plan().notes())
        .anyMatch(note ->
            note.equals(
                "the tilt eth is cut from 25,000 to 6,000 USDT: the directional budget of 2% allows"
                    + " no more"));
  }

  /**
   * The hedge's own margin counts, not what the tilt in the same contract leaves of it: a budget of
   * 5 % pays for a short of 5,000, though 20,000 of it beside a long of 25,000 are a long of 5,000.
   */
  @Test
  void aHedgeIsWithinItsBudgetBesideATiltInItsContract() {
    HedgeRule fifth =
        HedgeRule.standing(1, Asset.BTC).sized(new HedgeRule.Size.OfPortfolio(Percent.of("20")));
    Decision decision =
        hold()
            .betting(fifth, tilt(BTC, "25000", 3, Optional.empty()))
            .limits(1, "100")
            .budget(Budget.HEDGE, "5")
            .decide();

    assertThat(decision.hedges().getFirst().allowed()).isCloseTo(-5000, within(1e-6));
    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(200, within(1e-9));
  }

  /** The hedge sees the tilt: (0.875 + 0.3 - 0.8) x 100,000 of BTC is sold. */
  @Test
  void aHedgeToABetaCountsTheTilt() {
    Decision decision =
        hold()
            .betting(HedgeRule.standing(0.8, Asset.BTC), tilt(ETH, "20000", 3, Optional.empty()))
            .limits(3, "100")
            .decide();

    assertThat(signed(decision, "ETH/USDT:USDT")).isCloseTo(200, within(0.001));
    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(-375, within(0.5));
    assertThat(decision.after().beta()).isCloseTo(0.8, within(1e-3));
  }

  /** What would take the margin of a hedge is not had. */
  @Test
  void aTiltLeavesTheHedgeWhole() {
    Decision decision =
        hold()
            .betting(HedgeRule.standing(0.7, Asset.BTC), tilt(ETH, "100000", 1, Optional.empty()))
            .limits(1, "25")
            .decide();

    // 0.875 less 0.7 is 17,500 of BTC: 7,500 of the margin of 25,000 are left, and each unit of
    // ETH asks for one of margin and 1.5 of hedge: 3,000.
    assertThat(signed(decision, "ETH/USDT:USDT")).isCloseTo(30, within(0.1));
    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(-220, within(0.3));
    assertThat(decision.hedges()).allMatch(hedge -> hedge.cut().isEmpty());
  }

  /** 5 % of 100,000 is not to be margin. */
  @Test
  void aReserveIsKeptBesideAllMargin() {
    Decision decision =
        hold()
            .betting(tilt(ETH, "60000", 1, Optional.empty()))
            .limits(1, "100")
            .budgets(new Budgets(new TreeMap<>(), Percent.of("5")))
            .decide();

    double notional = 100 * signed(decision, "ETH/USDT:USDT");
    // 25,000 carry 22,727 with a tenth of notional kept above their margin.
    assertThat(notional).isCloseTo(22_727, within(15.0));
  }

  /** Both legs together lost 3,000 of the 20,000 that they were entered at: 15 %. */
  @Test
  void aPairIsStoppedByTheLossOfBothItsLegs() {
    PairRule rule =
        new PairRule(
            OverlayKind.VIEW,
            "eth",
            ETH,
            BTC,
            new Stake.OfEquity(Percent.of("10")),
            OptionalDouble.empty(),
            1,
            HoldingDays.ALWAYS,
            Optional.of(Percent.of("15")));
    MadeReview held =
        hold()
            .betting(rule)
            .position(MadeReview.ETH, "100", "112", "1")
            .position(MadeReview.BTC, "-100", "78", "1")
            .held(MadeReview.ETH, "view:eth", "100", "112")
            .held(MadeReview.BTC, "view:eth", "-100", "78")
            .holding(Place.FUTURES, "USDT", "30000");
    Decision decision = held.decide();

    // (112 - 100) x 100 + (100 - 78) x 100 = 3,400 of 19,000: 17.9 %.
    assertThat(decision.stops().getFirst().sentence())
        .startsWith("stopped on 2025-05-01 17.9% below what its legs were entered at");
    assertThat(signed(decision, "ETH/USDT:USDT")).isEqualTo(-100);
    assertThat(signed(decision, "BTC/USDT:USDT")).isEqualTo(100);
  }

  /** What one purpose gives up and another wants needs no order. */
  @Test
  void purposesCrossWhatOneClosesAndAnotherOpens() {
    HedgeRule tenth =
        new HedgeRule(
            "tenth",
            new HedgeRule.When.Always(),
            new HedgeRule.Size.OfPortfolio(Percent.of("10")),
            Asset.BTC,
            Optional.empty(),
            Optional.empty());
    TiltRule over =
        new TiltRule(
            "btc",
            BTC,
            true,
            new Stake.OfEquity(Percent.of("10")),
            1,
            new HoldingDays(Optional.empty(), Optional.of(LocalDate.of(2025, 4, 1))),
            Optional.empty());
    Decision decision =
        hold()
            .betting(tenth, over)
            .position(MadeReview.BTC, "-130", "100", "1")
            .held(MadeReview.BTC, "tilt:btc", "-130", "100")
            .holding(Place.FUTURES, "USDT", "30000")
            .limits(1, "100")
            .decide();

    // 130,000 are worth: a tenth is 13,000, so 130 change hands and none is traded.
    assertThat(signed(decision, "BTC/USDT:USDT")).isZero();
    assertThat(decision.plan().crossings())
        .singleElement()
        .satisfies(one ->
            assertThat(one.parts())
                .extracting(Share::change)
                .containsExactlyInAnyOrder(Quantity.parse("-130"), Quantity.parse("130")));
  }

  /** No brackets are known of UNI and no perpetual of AAVE: nothing of the pair is ordered. */
  @Test
  void legsAreOrderedTogetherOrNotAtAll() {
    Basket uni = new Basket.OfAsset(new Asset("UNI"));
    Decision decision =
        hold()
            .unbracketed()
            .betting(pair(OverlayKind.VIEW, OptionalDouble.empty(), uni, BTC))
            .decide();

    assertThat(decision.plan().tickets()).isEmpty();
    assertThat(decision.plan().notes())
        .anyMatch(note ->
            note.equals(
                "the view eth is cut from 20,000 to 0 USDT: its leg in UNI/USDT:USDT cannot be"
                    + " ordered: no margin brackets are known, nor where it would be liquidated"));
  }

  /** Neither member of DeFi has a perpetual with brackets. */
  @Test
  void aBasketOfWhichNothingTradesIsSaid() {
    Basket defi = new Basket.OfSector(new Sector("defi"));
    Decision decision = hold().betting(tilt(defi, "5000", 1, Optional.empty())).decide();

    assertThat(decision.plan().tickets()).isEmpty();
    assertThat(decision.plan().notes())
        .contains("tilt:eth: no member of defi can be traded, so nothing of it is held");
  }
}
