// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.market.Sector;
import dev.ballast.order.Side;
import dev.ballast.policy.HedgeRule;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * 70,000 of 100,000 go in four equal parts into BTC, ETH, UNI and AAVE: DeFi will be 35,000 with a
 * beta of 2, and is hedged in ETH, whose beta is 1.5.
 */
class SectorHedgeTest {
  private static HedgeRule fifth(HedgeRule.By by) {
    return new HedgeRule(
        "sleeve",
        new HedgeRule.When.Always(),
        new HedgeRule.Size.OfSectors(Percent.of("20"), List.of(new Sector("defi")), by),
        Asset.ETH,
        Optional.empty(),
        Optional.empty());
  }

  private static Leg hedge(Decision decision) {
    return decision.plan().tickets().stream()
        .flatMap(ticket -> ticket.legs().stream())
        .filter(leg -> leg.instrument().equals(MadeReview.ETH))
        .findFirst()
        .orElseThrow();
  }

  /** 20 % of 35,000. */
  @Test
  void byNotional() {
    Decision decision =
        new MadeReview()
            .fourAssets()
            .hedged(fifth(HedgeRule.By.NOTIONAL))
            .holding(Place.SPOT, "USDT", "100000")
            .decide();

    assertThat(hedge(decision).side()).isEqualTo(Side.SELL);
    assertThat(hedge(decision).notional().toDouble()).isCloseTo(7000, within(0.2));
    assertThat(hedge(decision).why())
        .startsWith("a short of 20% of the spot in defi: 7,000 USDT of ETH short");
  }

  /** 20 % of 35,000 x 2 / 1.5. */
  @Test
  void byBeta() {
    Decision decision =
        new MadeReview()
            .fourAssets()
            .hedged(fifth(HedgeRule.By.BETA))
            .holding(Place.SPOT, "USDT", "100000")
            .decide();

    assertThat(hedge(decision).notional().toDouble()).isCloseTo(9333.33, within(0.2));
    assertThat(hedge(decision).why()).contains("20% of the spot in defi, by beta");
  }

  /** What is held of DeFi counts though the purchases are not due: 300 AAVE at 100. */
  @Test
  void whatIsHeldOfTheSectorsCounts() {
    Decision decision =
        new MadeReview()
            .hedged(fifth(HedgeRule.By.NOTIONAL))
            .holding(Place.COLD, "AAVE", "300")
            .holding(Place.SPOT, "USDT", "70000")
            .decide();

    assertThat(hedge(decision).notional().toDouble()).isCloseTo(6000, within(0.2));
  }

  /** A margin limit of 5 % carries 5,000: so much less is bought that DeFi is 25,000. */
  @Test
  void purchasesFollowWhatTheLimitLetsItHedge() {
    Decision decision =
        new MadeReview()
            .fourAssets()
            .hedged(fifth(HedgeRule.By.NOTIONAL))
            .limits(1, "5")
            .holding(Place.SPOT, "USDT", "100000")
            .decide();

    assertThat(hedge(decision).notional().toDouble()).isCloseTo(5000, within(0.2));
    assertThat(decision.shrunk().orElseThrow().share()).isCloseTo(25 / 35.0, within(1e-4));
    assertThat(decision.plan().notes())
        .anyMatch(note ->
            note.startsWith("71% of the purchases are made: more of them would lack a hedge"));
  }
}
