// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.market.Sector;
import dev.ballast.policy.HoldingDays;
import dev.ballast.policy.NarrativeRule;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.Stake;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * 5,000 of spot moved from majors to DeFi, with a leg of 30 % on majors: 1,500, half of it in BTC
 * and half in ETH. Four assets of 17,500 each are held of 100,000, all at a price of 100; a step is
 * 0.001.
 */
class NarrativeTest {
  private static final LocalDate DAY = LocalDate.parse(MadeReview.DAY);

  private static NarrativeRule rule(boolean isShort, HoldingDays days) {
    return new NarrativeRule(
        "defi-summer",
        Sector.MAJORS,
        new Sector("defi"),
        new Stake.Fixed(Money.usdt("5000")),
        Percent.of("30"),
        isShort,
        1,
        days,
        Optional.of(Percent.of("20")));
  }

  private static MadeReview made(NarrativeRule rule) {
    return new MadeReview()
        .fourAssets()
        .holding(Place.SPOT, "BTC", "175")
        .holding(Place.SPOT, "ETH", "175")
        .holding(Place.SPOT, "UNI", "175")
        .holding(Place.SPOT, "AAVE", "175")
        .holding(Place.SPOT, "USDT", "15000")
        .holding(Place.FUTURES, "USDT", "15000")
        .betting(rule);
  }

  private static double signed(Decision decision, String symbol) {
    return MadeReview.leg(decision, symbol)
        .map(leg -> leg.side().signed(leg.quantity()).toDouble())
        .orElse(0.0);
  }

  /** 5,000 of 35,000 leave majors, 2,500 of each; the legs are 7.5 of each perpetual. */
  @Test
  void spotIsMovedAndTheLegOpenedInOneReview() {
    Decision decision = made(rule(false, HoldingDays.ALWAYS)).decide();

    assertThat(signed(decision, "BTC/USDT")).isCloseTo(-25, within(0.001 + 1e-9));
    assertThat(signed(decision, "ETH/USDT")).isCloseTo(-25, within(0.001 + 1e-9));
    assertThat(signed(decision, "UNI/USDT")).isCloseTo(25, within(0.001 + 1e-9));
    assertThat(signed(decision, "AAVE/USDT")).isCloseTo(25, within(0.001 + 1e-9));
    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(7.5, within(1e-9));
    assertThat(signed(decision, "ETH/USDT:USDT")).isCloseTo(7.5, within(1e-9));
    assertThat(decision.plan().tickets())
        .extracting(Ticket::why)
        .containsExactly(
            "a narrative moves 5,000 USDT from majors to defi",
            "a long of 30% of the 5,000 USDT moved from majors to defi: should majors rise by 10%"
                + " once more it gains 150, should it fall by 10% it loses 150");
    assertThat(decision.plan().tickets().getLast().purpose().text())
        .isEqualTo("narrative:defi-summer");
  }

  /** A short left on what pumps once more loses; it gains in its fall. */
  @Test
  void aShortLegLosesByALastRise() {
    Decision decision = made(rule(true, HoldingDays.ALWAYS)).decide();

    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(-7.5, within(1e-9));
    assertThat(decision.plan().tickets().getLast().why())
        .isEqualTo(
            "a short of 30% of the 5,000 USDT moved from majors to defi: should majors rise by 10%"
                + " once more it loses 150, should it fall by 10% it gains 150");
  }

  /** Only a review that moves spot opens the leg; between, what is held stays. */
  @Test
  void theLegIsOpenedWithTheSpotAlone() {
    MadeReview made = made(rule(false, HoldingDays.ALWAYS));

    assertThat(made.decide(List.of(ReviewKind.HEDGES)).plan().tickets()).isEmpty();
    Decision held = leg(made, "100").decide(List.of(ReviewKind.HEDGES));
    assertThat(held.plan().tickets()).isEmpty();
    assertThat(held.overlay())
        .extracting(SizedTarget::allowed)
        .allSatisfy(value -> assertThat(value).isCloseTo(750, within(1e-9)));
  }

  /** On its last day the leg is closed; what was moved stays where it is. */
  @Test
  void theEndClosesTheLegAndLeavesTheSpotMoved() {
    HoldingDays ended = new HoldingDays(Optional.empty(), Optional.of(DAY));
    Decision decision = leg(made(rule(false, ended)), "100").decide();

    assertThat(signed(decision, "BTC/USDT:USDT")).isCloseTo(-7.5, within(1e-9));
    assertThat(signed(decision, "UNI/USDT")).isCloseTo(25, within(0.001 + 1e-9));
  }

  /** Entered at 125, the leg has lost 20 % at 100. */
  @Test
  void theStopClosesTheLeg() {
    Decision decision = leg(made(rule(false, HoldingDays.ALWAYS)), "125").decide();

    assertThat(signed(decision, "ETH/USDT:USDT")).isCloseTo(-7.5, within(1e-9));
    assertThat(decision.plan().tickets().getLast().why())
        .contains("20.0% below what its legs were entered at");
  }

  /** A leg of 100 in each, where changes of less than 500 are left undone. */
  @Test
  void aSmallLegIsOpenedAllTheSame() {
    NarrativeRule small =
        new NarrativeRule(
            "small",
            Sector.MAJORS,
            new Sector("defi"),
            new Stake.Fixed(Money.usdt("2000")),
            Percent.of("10"),
            false,
            1,
            HoldingDays.ALWAYS,
            Optional.empty());

    assertThat(signed(made(small).decide(), "ETH/USDT:USDT")).isCloseTo(1, within(1e-9));
  }

  /** Before its first day nothing is moved. */
  @Test
  void nothingIsMovedBeforeItsFirstDay() {
    HoldingDays later = new HoldingDays(Optional.of(DAY.plusDays(1)), Optional.empty());

    assertThat(made(rule(false, later)).decide().plan().tickets()).isEmpty();
  }

  private static MadeReview leg(MadeReview made, String entry) {
    return made.position(MadeReview.BTC, "7.5", entry, "1")
        .position(MadeReview.ETH, "7.5", entry, "1")
        .held(MadeReview.BTC, "narrative:defi-summer", "7.5", entry)
        .held(MadeReview.ETH, "narrative:defi-summer", "7.5", entry);
  }
}
