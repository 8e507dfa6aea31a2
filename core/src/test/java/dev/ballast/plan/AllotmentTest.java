// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static dev.ballast.plan.MadeReview.leg;
import static dev.ballast.plan.MadeReview.notional;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.order.Purpose;
import dev.ballast.order.Share;
import dev.ballast.order.Side;
import dev.ballast.policy.HedgeRule;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Everything stands at 100; betas are 1 (BTC), 1.5 (ETH), 2 (UNI, AAVE). */
class AllotmentTest {
  private static final HedgeRule TO_HALF = HedgeRule.standing(0.5, Asset.BTC);
  private static final String SHORT = "BTC/USDT:USDT";

  /**
   * 70,000 of BTC and ETH in halves have a beta of 0.875 in 100,000. With a share s of them the
   * short is 87,500 s - 50,000; margin and reserve take 1.1 of it, and cash is 100,000 - 70,000 s:
   * s = 155,000 / 166,250 = 0.93233, the short 31,579.
   */
  @Test
  void purchasesFollowWhatCashCanHedge() {
    Decision decision =
        new MadeReview()
            .hedged(TO_HALF)
            .limits(1, "100")
            .holding(Place.SPOT, "USDT", "100000")
            .decide();

    assertThat(decision.after().beta()).isCloseTo(0.5, within(1e-5));
    assertThat(notional(decision, SHORT)).isCloseTo(31579, within(1.0));
    assertThat(decision.shrunk().orElseThrow().share())
        .isCloseTo(155_000 / 166_250.0, within(1e-5));
    assertThat(notional(decision, "BTC/USDT")).isCloseTo(0.93233 * 35000, within(1.0));
    assertThat(decision.plan().notes())
        .anySatisfy(note ->
            assertThat(note)
                .startsWith("93% of the purchases are made")
                .contains("above 0.50, its target (cash for its margin"));
    assertThat(decision.plan().notes())
        .contains(
            "hedges and purchases would be whole with hedge-leverage of 2, or with beta-to of 0.61");
  }

  /** A margin limit of 10 % carries a short of 10,000: 87,500 s - 10,000 = 50,000. */
  @Test
  void purchasesFollowWhatTheMarginLimitCanHedge() {
    Decision decision =
        new MadeReview()
            .hedged(TO_HALF)
            .limits(1, "10")
            .holding(Place.SPOT, "USDT", "100000")
            .decide();

    assertThat(decision.after().beta()).isCloseTo(0.5, within(1e-5));
    assertThat(notional(decision, "ETH/USDT")).isCloseTo(60000 / 87500.0 * 35000, within(1.0));
    assertThat(decision.plan().notes())
        .anySatisfy(note ->
            assertThat(note)
                .startsWith("69% of the purchases are made")
                .contains("margin-used of 10% allows no more"));
    assertThat(decision.plan().notes())
        .contains(
            "hedges and purchases would be whole with hedge-leverage of 2 and margin-used of 19%,"
                + " or with beta-to of 0.78");
  }

  /** A third of the notional less maintenance would be a distance of 32 %; the reserve adds 10. */
  @Test
  void aLeveragedHedgeIsPlacedWithItsReserveCounted() {
    Decision decision =
        new MadeReview()
            .hedged(HedgeRule.standing(0.6, Asset.BTC))
            .limits(3, "100")
            .holding(Place.SPOT, "USDT", "100000")
            .decide();

    assertThat(decision.after().beta()).isCloseTo(0.6, within(1e-5));
    assertThat(decision.plan().refused()).isEmpty();
    assertThat(decision.plan().transfers().getFirst().amount().toDouble())
        .isCloseTo(notional(decision, SHORT) * (1 / 3.0 + 0.1), within(1.0));
  }

  /**
   * 64 USDT: each of four assets is to be worth 11.2. BTC is 8.8 over, the three others 3.2 under,
   * and nothing below 5 can be bought: nothing is sold for it.
   */
  @Test
  void nothingIsSoldForWhatIsTooSmallToBuy() {
    Decision decision =
        new MadeReview()
            .fourAssets()
            .holding(Place.SPOT, "USDT", "20")
            .holding(Place.SPOT, "BTC", "0.2")
            .holding(Place.SPOT, "ETH", "0.08")
            .holding(Place.SPOT, "UNI", "0.08")
            .holding(Place.SPOT, "AAVE", "0.08")
            .decide();

    assertThat(decision.plan().tickets()).isEmpty();
    assertThat(decision.plan().refused()).hasSize(3);
    assertThat(decision.plan().notes()).anyMatch(note -> note.startsWith("nothing is sold: "));
  }

  /**
   * The short of 40,000 is to be 7,500: 6,000 of the wallet's 50,000 are free at once, and once it
   * has shrunk 35,750 more, which ETH for 35,000 needs.
   */
  @Test
  void marginThatASmallerHedgeFreesIsSpentInTheSamePlan() {
    Decision decision =
        new MadeReview()
            .hedged(HedgeRule.standing(0.8, Asset.BTC))
            .limits(1, "100")
            .holding(Place.SPOT, "BTC", "500")
            .holding(Place.FUTURES, "USDT", "50000")
            .position(MadeReview.BTC, "-400", "100", "1")
            .decide();

    assertThat(leg(decision, "ETH/USDT").orElseThrow().notional()).isEqualTo(Money.usdt("35000"));
    assertThat(decision.plan().transfers())
        .extracting(MarginTransfer::amount, MarginTransfer::late)
        .containsExactly(tuple(Money.usdt("6000"), false), tuple(Money.usdt("35750"), true));
  }

  /** All is in spot: what the hedge needs comes out of the sales, once they have filled. */
  @Test
  void salesPayForTheMarginOfAHedge() {
    Decision decision =
        new MadeReview()
            .hedged(HedgeRule.standing(0.8, Asset.BTC))
            .limits(1, "100")
            .holding(Place.SPOT, "BTC", "1000")
            .decide();

    assertThat(leg(decision, SHORT).orElseThrow().notional()).isEqualTo(Money.usdt("7500"));
    assertThat(decision.plan().transfers())
        .singleElement()
        .satisfies(move -> {
          assertThat(move.late()).isTrue();
          assertThat(move.amount()).isEqualTo(Money.usdt("8250"));
        });
  }

  /** A hedge is not bought back above its target for want of a reserve. */
  @Test
  void aHedgeAboveItsTargetIsKeptThoughTheReserveIsShort() {
    Decision decision =
        new MadeReview()
            .hedged(TO_HALF)
            .limits(2, "100")
            .holding(Place.COLD, "BTC", "1000")
            .holding(Place.FUTURES, "USDT", "11000")
            .position(MadeReview.BTC, "-200", "100", "2")
            .decide();

    assertThat(leg(decision, SHORT)).isEmpty();
    assertThat(decision.plan().notes())
        .anyMatch(note -> note.startsWith("the hedge is cut from 44,500 to 20,000"));
  }

  /** 59 days have 58 returns, and a beta is of 90: the core's 70,000 have no hedge yet. */
  @Test
  void whatIsBoughtBeforeAHedgeCanBeSizedIsSaid() {
    MadeReview young = new MadeReview().hedged(TO_HALF).holding(Place.SPOT, "USDT", "100000");

    assertThat(young.decide("2025-03-01").plan().notes())
        .anySatisfy(note ->
            assertThat(note)
                .startsWith(
                    "70,000 USDT of the core is bought without the hedge in BTC/USDT:USDT (beta to"
                        + " 0.50): no beta is measured for "));
    assertThat(young.decide().plan().notes())
        .noneMatch(note -> note.contains("bought without the hedge"));
  }

  @Test
  void aPriceOlderThanABarStopsItsTradesAndSaysItsAge() {
    Decision decision = new MadeReview().holding(Place.SPOT, "USDT", "100000").decide("2025-05-04");

    assertThat(decision.plan().tickets()).isEmpty();
    assertThat(decision.plan().refused())
        .hasSize(2)
        .allSatisfy(one ->
            assertThat(one.reason()).isEqualTo("its last price is of 2025-04-30, 3 days old"));
  }

  /** A million coins trade in a day: a tenth is the most of it unless the policy says another. */
  @Test
  void anOrderIsCutToItsShareOfADaysVolume() {
    MadeReview rich = new MadeReview().holding(Place.SPOT, "USDT", "1000000000");

    assertThat(leg(rich.decide(), "BTC/USDT").orElseThrow().quantity())
        .isEqualTo(Quantity.parse("100000"));
    assertThat(rich.decide().plan().notes())
        .anyMatch(
            note -> note.contains("is 350% of the last day's volume; the order is cut to 10%"));
    TradingCosts thin = TradingCosts.NONE.withParticipation(Percent.of("2"));
    assertThat(leg(rich.costs(thin).decide(), "BTC/USDT").orElseThrow().quantity())
        .isEqualTo(Quantity.parse("20000"));
  }

  /** 35 % of 1,234,567,890.12 are 4,320,987.61542 coins at 100: more digits than anyone reads. */
  @Test
  void aWishIsSaidInEightDigits() {
    assertThat(
            new MadeReview().holding(Place.SPOT, "USDT", "1234567890.12").decide().plan().notes())
        .anyMatch(note -> note.startsWith("BTC/USDT: buy 4320987.6 is 432% of the last day's"));
  }

  /** From 3x to 1x, 100 held contracts ask for 10,000 instead of 3,333.33. */
  @Test
  void aChangeOfLeverageIsToldApartFromTheOrder() {
    Decision decision =
        new MadeReview()
            .hedged(HedgeRule.standing(0.6, Asset.BTC))
            .limits(1, "100")
            .holding(Place.SPOT, "BTC", "350")
            .holding(Place.SPOT, "ETH", "350")
            .holding(Place.FUTURES, "USDT", "30000")
            .position(MadeReview.BTC, "-100", "100", "3")
            .decide();

    Leg hedge = leg(decision, SHORT).orElseThrow();
    assertThat(hedge.side()).isEqualTo(Side.SELL);
    assertThat(hedge.quantity().toDouble()).isCloseTo(172.73, within(0.01));
    assertThat(hedge.margin().toDouble()).isCloseTo(17273, within(1.0));
    assertThat(decision.plan().notes())
        .anyMatch(note -> note.contains("goes from 3 to 1") && note.contains("6,666.6"));
  }

  /** 10 % of 100,000 for one rule, down to a beta of 0.7 for the next: 0.875 - 0.1 - 0.075. */
  @Test
  void rulesSideBySideShareOneContractByPurpose() {
    HedgeRule tenth =
        new HedgeRule(
            "tenth",
            new HedgeRule.When.Always(),
            new HedgeRule.Size.OfPortfolio(Percent.of("10")),
            Asset.BTC,
            Optional.empty(),
            Optional.empty());
    Decision decision =
        new MadeReview()
            .hedged(tenth, HedgeRule.standing(0.7, Asset.BTC))
            .limits(1, "100")
            .holding(Place.SPOT, "BTC", "350")
            .holding(Place.SPOT, "ETH", "350")
            .holding(Place.SPOT, "USDT", "30000")
            .decide();

    assertThat(leg(decision, SHORT).orElseThrow().shares())
        .containsExactly(
            new Share(Purpose.parse("hedge:standing"), Quantity.parse("-75")),
            new Share(Purpose.parse("hedge:tenth"), Quantity.parse("-100")));
  }

  /** A rule that has ended closes what is held for it. */
  @Test
  void aRuleThatHasEndedIsClosed() {
    HedgeRule ended =
        new HedgeRule(
            "april",
            new HedgeRule.When.From(LocalDate.of(2025, 4, 1)),
            new HedgeRule.Size.OfPortfolio(Percent.of("10")),
            Asset.BTC,
            Optional.of(LocalDate.of(2025, 5, 1)),
            Optional.empty());
    Decision decision =
        new MadeReview()
            .hedged(ended)
            .holding(Place.SPOT, "USDT", "50000")
            .holding(Place.FUTURES, "USDT", "50000")
            .position(MadeReview.BTC, "-100", "100", "1")
            .decide();

    Leg hedge = leg(decision, SHORT).orElseThrow();
    assertThat(hedge.side()).isEqualTo(Side.BUY);
    assertThat(hedge.quantity()).isEqualTo(Quantity.parse("100"));
  }

  @Test
  void aPositionThatNoRuleNamesIsTold() {
    Decision decision =
        new MadeReview()
            .hedged(HedgeRule.standing(0.8, Asset.ETH))
            .holding(Place.SPOT, "USDT", "50000")
            .holding(Place.FUTURES, "USDT", "50000")
            .position(MadeReview.BTC, "-300", "100", "1")
            .decide();

    assertThat(decision.plan().notes())
        .anyMatch(
            note -> note.startsWith("BTC/USDT:USDT: a short of 30,000 USDT is held that no rule"));
  }

  @Test
  void aLiquidatedAccountIsCalledSoAndNothingIsPlanned() {
    Decision decision =
        new MadeReview()
            .hedged(TO_HALF)
            .holding(Place.FUTURES, "USDT", "1000")
            .position(MadeReview.BTC, "-1000", "1", "1")
            .decide();

    assertThat(decision.plan().tickets()).isEmpty();
    assertThat(decision.findings().getFirst().sentence()).contains("liquidated already");
    assertThat(decision.findings().get(1).sentence()).endsWith("it owes more than it holds");
    assertThat(decision.refusal()).hasValueSatisfying(why -> assertThat(why).contains("pay in"));
    assertThat(decision.before().unknown())
        .hasValueSatisfying(why -> assertThat(why).contains("no equity"));
  }

  /**
   * 14 of BTC and ETH in 20 have a beta of 0.875; the short to 0.7 is 3.5, and the venue takes
   * nothing below 5. Without it 0.7 is met by 0.8 of the purchases, 5.6 of each.
   */
  @Test
  void purchasesFollowAHedgeThatIsTooSmallToBeOrdered() {
    Decision decision =
        new MadeReview()
            .hedged(HedgeRule.standing(0.7, Asset.BTC))
            .limits(1, "100")
            .holding(Place.SPOT, "USDT", "20")
            .decide();

    assertThat(decision.after().beta()).isCloseTo(0.7, within(1e-6));
    assertThat(notional(decision, "BTC/USDT")).isEqualTo(5.6);
    assertThat(notional(decision, "ETH/USDT")).isEqualTo(5.6);
    assertThat(decision.plan().notes())
        .anySatisfy(note ->
            assertThat(note)
                .startsWith("80% of the purchases are made")
                .contains("below the venue's minimum of 5"));
  }

  /** 0.16 of BTC in 0.24 is a beta of 0.67: 0.04 short would be right, and a step is worth 0.1. */
  @Test
  void aHedgeBelowOneStepIsRefusedWithTheStep() {
    Decision decision =
        new MadeReview()
            .hedged(TO_HALF)
            .limits(1, "100")
            .holding(Place.COLD, "BTC", "0.0016")
            .holding(Place.SPOT, "USDT", "0.08")
            .decide();

    assertThat(decision.plan().refused())
        .anySatisfy(
            one -> assertThat(one.reason()).isEqualTo("below one step of 0.001, worth 0.1 USDT"));
  }
}
