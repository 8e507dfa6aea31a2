// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.market.Sector;
import dev.ballast.policy.BearPosture;
import dev.ballast.policy.Circumstance;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.HedgeRule.Size;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/**
 * Hedges of all that the core holds: 35,000 each of BTC and ETH, whose returns are 1 and 1.5 times
 * the same ups and downs.
 */
class CoreHedgesTest {
  private static final Percent HALF = Percent.of("50");

  private static MadeReview hedged(Size size) {
    return new MadeReview()
        .holding(Place.SPOT, "BTC", "350")
        .holding(Place.SPOT, "ETH", "350")
        .holding(Place.SPOT, "USDT", "30000")
        .limits(2, "100")
        .betting(rule(new HedgeRule.When.Always(), size));
  }

  private static HedgeRule rule(HedgeRule.When when, Size size) {
    return new HedgeRule("core", when, size, Asset.BTC, Optional.empty(), Optional.empty());
  }

  private static double signed(Decision decision, String symbol) {
    return MadeReview.leg(decision, symbol)
        .map(leg -> leg.side().signed(leg.quantity()).toDouble())
        .orElse(0.0);
  }

  /** 70 % of 100,000 is what is held: half of each is sold. */
  @Test
  void eachAssetIsSoldInItsOwnContract() {
    Decision decision = hedged(new Size.OfOwn(HALF)).decide();

    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(-175, within(0.01));
    assertThat(signed(decision, "ETH/USDT:USDT")).isCloseTo(-175, within(0.01));
    assertThat(decision.plan().tickets()).extracting(Ticket::title).containsExactly("Hedge core");
  }

  /** By beta in BTC: 35,000 x 1 and 35,000 x 1.5, half of it. */
  @Test
  void theWholeCoreIsCrossHedgedByBeta() {
    Decision decision = hedged(new Size.OfCore(HALF, HedgeRule.By.BETA)).decide();

    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(-437.5, within(0.01));
  }

  /**
   * BTC and ETH move as one, so that BTC alone leaves nothing: (35,000 + 1.5 x 35,000) / 70,000 =
   * 1.25 of it for each unit.
   */
  @Test
  void theLeastVarianceOfOneContractIsItsBeta() {
    Decision decision =
        hedged(new Size.LeastVariance(Percent.HUNDRED, List.of(), List.of(Asset.BTC))).decide();

    assertThat(decision.hedges().getFirst().wanted()).isCloseTo(-1.25 * 70_000, within(60.0));
    assertThat(decision.hedges().getFirst().target().why()).contains("R2 1.00 over 90 days");
  }

  /** A state of the market that cannot be told has not begun. */
  @Test
  void aHedgeWaitsForItsState() {
    HedgeRule bear =
        rule(new HedgeRule.When.While(Circumstance.BEAR), new Size.OfPortfolio(Percent.of("30")));
    Decision decision =
        new MadeReview()
            .holding(Place.SPOT, "BTC", "350")
            .holding(Place.SPOT, "ETH", "350")
            .holding(Place.SPOT, "USDT", "30000")
            .betting(bear)
            .decide();

    assertThat(decision.hedges()).isEmpty();
    assertThat(decision.plan().notes())
        .anyMatch(note -> note.startsWith("hedge core waits: daily bars of BTC are recorded for"));
  }

  @Test
  void aPostureKeepsSectorsThatItDoesNotNameAtNothing() {
    SequencedMap<Sector, Percent> base = new LinkedHashMap<>();
    base.put(Sector.MAJORS, Percent.of("50"));
    base.put(new Sector("defi"), HALF);
    SequencedMap<Sector, Percent> majors = new LinkedHashMap<>();
    majors.put(Sector.MAJORS, Percent.HUNDRED);

    assertThat(new BearPosture(majors, Percent.of("40"), Asset.BTC).instead(base))
        .containsEntry(Sector.MAJORS, Percent.HUNDRED)
        .containsEntry(new Sector("defi"), Percent.ZERO);
  }
}
