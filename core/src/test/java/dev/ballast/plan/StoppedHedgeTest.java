// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Place;
import dev.ballast.order.Side;
import dev.ballast.policy.HedgeRule;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A plan knows no earlier review: what stops a hedge is the entry price that the account states.
 */
class StoppedHedgeTest {
  private static final HedgeRule STANDING = tenth(new HedgeRule.When.Always());

  private static HedgeRule tenth(HedgeRule.When when) {
    return new HedgeRule(
        "tenth",
        when,
        new HedgeRule.Size.OfPortfolio(Percent.of("10")),
        Asset.BTC,
        Optional.empty(),
        Optional.of(Percent.of("15")));
  }

  private static Decision decide(HedgeRule rule, String quantity, String entry) {
    return new MadeReview()
        .hedged(rule)
        .holding(Place.SPOT, "USDT", "50000")
        .holding(Place.FUTURES, "USDT", "50000")
        .position(MadeReview.BTC, quantity, entry, "1")
        .decide();
  }

  private static List<Leg> hedges(Decision decision) {
    return decision.plan().tickets().stream()
        .flatMap(ticket -> ticket.legs().stream())
        .filter(leg -> leg.instrument().equals(MadeReview.BTC))
        .toList();
  }

  /** Sold at 80 and at 100 now: 25 % against it. */
  @Test
  void aShortBeyondItsStopIsClosed() {
    Decision decision = decide(STANDING, "-100", "80");

    assertThat(hedges(decision)).hasSize(1);
    Leg leg = hedges(decision).getFirst();
    assertThat(leg.side()).isEqualTo(Side.BUY);
    assertThat(leg.quantity()).isEqualTo(Quantity.parse("100"));
    assertThat(leg.why())
        .isEqualTo(
            "stopped on 2025-05-01 at 100, 25.0% against its entry 80, and closed until 2025-07-01");
  }

  /** 100 / 86.96 is 14.995 % up, 100 / 86.95 is 15.01 %. */
  @Test
  void theStopIsOfTheEntryPrice() {
    assertThat(decide(STANDING, "-100", "86.96").stops()).isEmpty();
    assertThat(decide(STANDING, "-100", "86.95").stops()).hasSize(1);
  }

  /** What gains is never stopped: a short sold at 130, a long bought at 80. */
  @Test
  void onlyALosingShortIsStopped() {
    assertThat(decide(STANDING, "-100", "130").stops()).isEmpty();
    assertThat(decide(STANDING, "100", "80").stops()).isEmpty();
  }

  /** A rule of one span has no second beginning. */
  @Test
  void aRuleFromADayStaysStopped() {
    Decision decision =
        decide(tenth(new HedgeRule.When.From(LocalDate.of(2025, 4, 1))), "-100", "80");

    assertThat(hedges(decision).getFirst().why())
        .endsWith("against its entry 80, and closed for as long as its rule holds");
  }

  @Test
  void aStopIsAShare() {
    assertThatThrownBy(() -> STANDING.stoppedAt(Percent.ZERO))
        .hasMessage("a stop is above 0% and up to 100%, not 0%");
  }
}
