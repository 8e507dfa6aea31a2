// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static dev.ballast.plan.MadeReview.notional;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.policy.HedgeRule;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hedges that cannot be ordered, or are left as they are, and what the plan says and buys then. */
class UnorderedHedgeTest {
  private static final HedgeRule TO_HALF = HedgeRule.standing(0.5, Asset.BTC);

  /**
   * 70,000 of BTC and ETH have a beta of 0.875: without a hedge 4/7 of them have one of 0.5, and
   * the drift band, 500 of a contract with a beta of 2, leaves 0.01 more: 0.51 / 0.875.
   */
  @Test
  void purchasesFollowAHedgeThatCannotBeOrdered() {
    Decision unbracketed =
        new MadeReview()
            .unbracketed()
            .hedged(HedgeRule.standing(0.5, new Asset("UNI")))
            .holding(Place.SPOT, "USDT", "100000")
            .decide();
    Decision stale =
        new MadeReview()
            .stale()
            .hedged(HedgeRule.standing(0.5, new Asset("AAVE")))
            .holding(Place.SPOT, "USDT", "100000")
            .decide();

    assertThat(List.of(unbracketed, stale))
        .allSatisfy(decision -> {
          assertThat(decision.after().beta()).isCloseTo(0.51, within(1e-5));
          assertThat(decision.shrunk().orElseThrow().share()).isCloseTo(0.51 / 0.875, within(1e-5));
          assertThat(notional(decision, "ETH/USDT")).isCloseTo(20400, within(1.0));
          assertThat(decision.plan().transfers()).isEmpty();
          assertThat(decision.plan().refused()).hasSize(1);
          assertThat(decision.plan().notes())
              .contains("hedges and purchases would be whole with beta-to of 0.87");
        });
    assertThat(unbracketed.plan().notes())
        .anyMatch(note ->
            note.endsWith(
                "(its order: no margin brackets are known, nor where it would be"
                    + " liquidated)"));
    assertThat(stale.plan().notes())
        .anyMatch(note -> note.contains("(its order: its last price is of 2025-04-20, 10 days"));
  }

  /** A fixed short of 20,000 that cannot be ordered takes no purchase with it. */
  @Test
  void aFixedHedgeThatCannotBeOrderedLeavesThePurchases() {
    Decision decision =
        new MadeReview()
            .unbracketed()
            .hedged(
                new HedgeRule(
                    "bear",
                    new HedgeRule.When.Always(),
                    new HedgeRule.Size.OfPortfolio(Percent.of("20")),
                    new Asset("UNI"),
                    Optional.empty(),
                    Optional.empty()))
            .holding(Place.SPOT, "USDT", "100000")
            .decide();

    assertThat(decision.shrunk()).isEmpty();
    assertThat(notional(decision, "ETH/USDT")).isCloseTo(35000, within(1.0));
    assertThat(decision.plan().refused()).hasSize(1);
  }

  /** 60,000 of margin in 80,000 of equity, and no rule of the plan may take it down. */
  @Test
  void marginInUseAboveTheLimitIsSaid() {
    Decision decision =
        new MadeReview()
            .hedged(TO_HALF)
            .holding(Place.FUTURES, "USDT", "80000")
            .position(MadeReview.ETH, "-600", "100", "1")
            .decide();

    assertThat(decision.plan().notes())
        .contains("initial margin is 75.0% of equity after the plan, above margin-used of 30%");
  }

  /** 900 ETH of 100,000 are to be 350: half of these are sold short, not half of the 900. */
  @Test
  void aShareOfSpotIsOfWhatThePlanLeaves() {
    Decision decision =
        new MadeReview()
            .hedged(
                new HedgeRule(
                    "eth",
                    new HedgeRule.When.Always(),
                    new HedgeRule.Size.OfSpot(Percent.of("50"), Asset.ETH),
                    Asset.ETH,
                    Optional.empty(),
                    Optional.empty()))
            .holding(Place.SPOT, "ETH", "900")
            .holding(Place.SPOT, "USDT", "10000")
            .decide();

    assertThat(notional(decision, "ETH/USDT")).isCloseTo(55000, within(1.0));
    assertThat(notional(decision, "ETH/USDT:USDT")).isCloseTo(17500, within(1.0));
  }

  /** A short of 9,800 in place of 10,000 is within the band of 500, and stays at 5 times. */
  @Test
  void aLeverageThatNoOrderChangesIsSaid() {
    Decision decision =
        new MadeReview()
            .hedged(
                new HedgeRule(
                    "bear",
                    new HedgeRule.When.Always(),
                    new HedgeRule.Size.OfPortfolio(Percent.of("10")),
                    Asset.BTC,
                    Optional.empty(),
                    Optional.empty()))
            .holding(Place.COLD, "BTC", "350")
            .holding(Place.COLD, "ETH", "350")
            .holding(Place.SPOT, "USDT", "19000")
            .holding(Place.FUTURES, "USDT", "11000")
            .position(MadeReview.BTC, "-98", "100", "5")
            .decide();

    assertThat(decision.plan().tickets()).isEmpty();
    assertThat(decision.plan().notes())
        .anyMatch(
            note -> note.startsWith("BTC/USDT:USDT is held at a leverage of 5, and the plan"));
    assertThat(decision.plan().transfers()).as("11,000 are its margin and reserve").isEmpty();
  }

  /** The plan's own cold BTC has its last close three days before. */
  @Test
  void whatIsHeldAtAnOldCloseIsSaid() {
    Decision decision =
        new MadeReview()
            .holding(Place.COLD, "BTC", "700")
            .holding(Place.SPOT, "USDT", "30000")
            .decide("2025-05-04");

    assertThat(decision.plan().notes())
        .contains("BTC/USDT is valued at its close of 2025-04-30, 3 days old");
  }
}
