// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.order.Order;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.AmplifyRule;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Profile;
import dev.ballast.policy.RotationLeg;
import dev.ballast.policy.RotationSpread;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The rotation of {@link WorkedRotation}, 80,000 at 40/30/30 to 30/45/25, made in futures: 8,000 of
 * layer-1 at 100 are 80 contracts, 4,000 of emerging at 80 are 50, 12,000 of DeFi at 120 are 100.
 */
class RotationInFuturesTest {
  private static Policy policy(Profile profile, String share, OverlayRule... rules) {
    Policy plain = WorkedRotation.policy(profile, share);
    return plain.withOverlay(plain.overlay().withRules(List.of(rules)));
  }

  private static List<String> orders(Decision decision) {
    return decision.plan().orders().stream().map(RotationInFuturesTest::said).toList();
  }

  private static String said(Order order) {
    return order.side() + " " + order.quantity() + " " + order.instrument();
  }

  /**
   * On the first Monday no coin is touched. The stances last the week, and on the next one spot is
   * moved as it would have been and the legs are closed, in one ticket; nothing is left of them.
   */
  @Test
  void futuresFirstAndSpotWhenItHasLasted() {
    Run run =
        new WorkedRotation(8)
            .run(
                policy(Profile.CONSERVATIVE, "80", new RotationSpread("rotation", 7, 2)),
                WorkedRotation.NOW.plusDays(8));

    Decision first = run.decisions().getFirst();
    assertThat(orders(first))
        .containsExactlyInAnyOrder(
            "SELL 80 LONE/USDT:USDT", "SELL 50 EONE/USDT:USDT", "BUY 100 DONE/USDT:USDT");
    assertThat(first.plan().tickets())
        .extracting(ticket -> ticket.purpose().text())
        .containsExactly("spread:rotation");
    assertThat(first.plan().tickets().getFirst().why())
        .isEqualTo(
            "the rotation is made in futures first: layer-1 -10, defi +15, emerging -5 points of"
                + " the spot core, in spot by 2025-06-09 if it lasts");
    assertThat(first.rotation().reasons())
        .containsExactly(
            "layer-1 from 40% to 30%",
            "defi from 30% to 45%",
            "emerging from 30% to 25%",
            "first in futures, until it has lasted 1 week: layer-1 -10, defi +15, emerging -5 points"
                + " of the spot core, in spot by 2025-06-09 if it lasts");

    Decision settling = run.decisions().get(7);
    assertThat(settling.plan().tickets()).hasSize(1);
    Ticket ticket = settling.plan().tickets().getFirst();
    assertThat(ticket.title())
        .isEqualTo("Settle the rotation: move the spot core and close its futures");
    assertThat(ticket.why())
        .isEqualTo(
            "what the rotation moved has lasted 1 week and is settled in spot: layer-1 -10, defi"
                + " +15, emerging -5 points of the spot core");
    assertThat(ticket.legs())
        .extracting(leg -> leg.side() + " " + leg.instrument())
        .containsExactlyInAnyOrder(
            "SELL LONE/USDT",
            "SELL EONE/USDT",
            "BUY DONE/USDT",
            "BUY LONE/USDT:USDT",
            "BUY EONE/USDT:USDT",
            "SELL DONE/USDT:USDT");
    for (Decision between : run.decisions().subList(1, 7)) {
      assertThat(orders(between)).isEmpty();
    }
    assertThat(run.last().account().positions()).isEmpty();
    assertThat(run.imbalance()).isZero();
  }

  /**
   * A quarter of equity settled in futures: the shorts receive 8,000 x 0.011 % and 4,000 x the
   * swings, the long pays 12,000 x 0.005 %; what is left in the books is that alone, since prices
   * stand still and trades cost nothing. Over the week: layer-1 21 x 0.88 = 18.48; DeFi 21 x -0.60
   * = -12.60; emerging at 0.06 % and -0.04 % on 4,000 in turn, which day 119 begins with -0.04 %
   * (odd): four such days and three of 0.06 %: 3 x (3 x 2.40 - 4 x 1.60) = 2.40. In all 8.28.
   */
  @Test
  void theLegsEarnTheirFundingAndNoMore() {
    Run run =
        new WorkedRotation(8)
            .run(
                policy(Profile.CONSERVATIVE, "80", new RotationSpread("rotation", 7, 2)),
                WorkedRotation.NOW.plusDays(7));

    assertThat(
            run.last().account().in(Place.FUTURES, Asset.USDT).toDouble()
                + run.last().account().in(Place.SPOT, Asset.USDT).toDouble()
                - 20_000)
        .isCloseTo(8.28, within(0.02));
  }

  /**
   * Emerging at 0.06 % and -0.25 % in turn, in the last 7 days four and three of them: 3 x (4 x
   * 0.06 - 3 x 0.25) / 7 = -0.2186 % a day, which a short pays. Over 28 days, of points of the
   * core: emerging 5 x 6.12 % = 0.306, DeFi 15 x 0.42 % = 0.063, less layer-1 10 x 0.924 % =
   * 0.0924: 0.2766 of 30 held, 0.92 %, where spot costs 10 bp and 2 bp.
   */
  @Test
  void spotIsMovedAtOnceWhereFundingCostsMore() {
    Policy policy = policy(Profile.CONSERVATIVE, "80", new RotationSpread("rotation", 28, 2));
    Decision first =
        new WorkedRotation(1, -0.0025)
            .run(
                policy.withTerms(policy.terms().withCosts(TradingCosts.DEFAULT)),
                WorkedRotation.NOW.plusDays(1))
            .decisions()
            .getFirst();

    assertThat(orders(first))
        .containsExactlyInAnyOrder("SELL 80 LONE/USDT", "SELL 50 EONE/USDT", "BUY 100 DONE/USDT");
    assertThat(first.plan().tickets().getFirst().why())
        .isEqualTo(
            "what the rotation moves is settled in spot at once, for its futures are expected to pay"
                + " 0.92% of what they hold in funding over 4 weeks, and to move the spot costs"
                + " 0.12%: layer-1 -10, defi +15, emerging -5 points of the spot core");
  }

  /** Without a margin table nothing is held in emerging's perpetual, and nothing moves with it. */
  @Test
  void whatNoContractCarriesIsMovedInSpotAtOnce() {
    WorkedRotation made = new WorkedRotation(1);
    made.market.withoutBrackets("EONE/USDT:USDT");
    Decision first =
        made.run(
                policy(Profile.CONSERVATIVE, "80", new RotationSpread("rotation", 28, 2)),
                WorkedRotation.NOW.plusDays(1))
            .decisions()
            .getFirst();

    assertThat(orders(first))
        .containsExactlyInAnyOrder(
            "SELL 50 EONE/USDT", "SELL 80 LONE/USDT:USDT", "BUY 100 DONE/USDT:USDT");
    assertThat(first.plan().notes())
        .contains(
            "rotation in futures: no margin brackets are known of EONE/USDT:USDT, and no other"
                + " contract moves with EONE: its part is moved in spot at once");
  }

  /** Of a leg and a rotation in one contract the order tells both; each has its own part. */
  @Test
  void aLegStandsBesideTheRotationInItsContract() {
    RotationLeg leg =
        new RotationLeg(
            "rotation",
            List.of(WorkedRotation.LAYER_1),
            false,
            Percent.of("30"),
            28,
            1,
            Optional.empty());
    Decision first =
        new WorkedRotation(1)
            .run(
                policy(Profile.MODERATE, "70", new RotationSpread("rotation", 28, 2), leg),
                WorkedRotation.NOW.plusDays(1))
            .decisions()
            .getFirst();

    assertThat(orders(first))
        .contains("SELL 49 LONE/USDT:USDT", "SELL 43.75 EONE/USDT:USDT", "BUY 87.5 DONE/USDT:USDT");
    assertThat(first.plan().tickets())
        .extracting(ticket -> ticket.purpose().text())
        .containsExactly("core", "spread:rotation");
    assertThat(first.plan().tickets().getLast().why())
        .contains(
            "; in the same orders leg:rotation: a long of 30% of what the rotation sold of layer-1");
  }

  /** 30 % of the 7,000 and 3,500 that 70,000 sells of layer-1 and emerging: 2,100 and 1,050. */
  @Test
  void aLegOnWhatWasSoldGoesWithTheSpot() {
    RotationLeg leg =
        new RotationLeg(
            "rotation",
            List.of(WorkedRotation.LAYER_1, WorkedRotation.DEFI, WorkedRotation.EMERGING),
            false,
            Percent.of("30"),
            7,
            1,
            Optional.empty());
    Run run =
        new WorkedRotation(8)
            .run(policy(Profile.MODERATE, "70", leg), WorkedRotation.NOW.plusDays(8));

    Decision first = run.decisions().getFirst();
    Ticket ticket = first.plan().tickets().getLast();
    assertThat(ticket.purpose().text()).isEqualTo("leg:rotation");
    assertThat(ticket.legs())
        .extracting(one -> one.side() + " " + one.quantity() + " " + one.instrument())
        .containsExactlyInAnyOrder("BUY 21 LONE/USDT:USDT", "BUY 13.125 EONE/USDT:USDT");
    assertThat(ticket.why())
        .isEqualTo(
            "a long of 30% of what the rotation sold of layer-1 (7,000 USDT), emerging (3,500 USDT):"
                + " should they rise by 10% once more it gains 315, should they fall by 10% it loses"
                + " 315; until 2025-06-09 at the latest");
    Ticket closing = run.decisions().get(7).plan().tickets().getLast();
    assertThat(closing.purpose().text()).isEqualTo("leg:rotation");
    assertThat(closing.why())
        .isEqualTo(
            "emerging was to be sold from 2025-06-02 on, and the leg on it ends after 1 week; layer-1"
                + " was to be sold from 2025-06-02 on, and the leg on it ends after 1 week");
    assertThat(run.last().account().positions()).isEmpty();
  }

  /** A short is the other way: it loses by the last rise. */
  @Test
  void aShortLegIsABetOnTheFall() {
    RotationLeg leg =
        new RotationLeg(
            "rotation",
            List.of(WorkedRotation.LAYER_1),
            true,
            Percent.of("30"),
            28,
            1,
            Optional.empty());
    Decision first =
        new WorkedRotation(1)
            .run(policy(Profile.MODERATE, "70", leg), WorkedRotation.NOW.plusDays(1))
            .decisions()
            .getFirst();

    Ticket ticket = first.plan().tickets().getLast();
    assertThat(ticket.legs())
        .extracting(one -> one.side() + " " + one.quantity() + " " + one.instrument())
        .containsExactly("SELL 21 LONE/USDT:USDT");
    assertThat(ticket.why()).contains("once more it loses 210, should it fall by 10% it gains 210");
  }

  /**
   * 20 % of the 31,500 that DeFi will be of 70,000, at a weight of 45 %: 6,300, at 120 each 52.5;
   * at three times a margin of 2,100.
   */
  @Test
  void aSectorIsAmplifiedWhileItsStanceSaysSo() {
    AmplifyRule amplify =
        new AmplifyRule(
            "more",
            List.of(WorkedRotation.DEFI, WorkedRotation.LAYER_1),
            Stance.INCREASE,
            Percent.of("20"),
            3,
            Optional.of(Percent.of("15")));
    Run run =
        new WorkedRotation(1)
            .run(policy(Profile.MODERATE, "70", amplify), WorkedRotation.NOW.plusDays(1));

    Ticket ticket = run.decisions().getFirst().plan().tickets().getLast();
    assertThat(ticket.purpose().text()).isEqualTo("amplify:more");
    assertThat(ticket.legs())
        .extracting(one -> one.side() + " " + one.quantity() + " " + one.instrument())
        .containsExactly("BUY 52.5 DONE/USDT:USDT");
    assertThat(ticket.legs().getFirst().margin().toDouble()).isEqualTo(2_100);
    assertThat(ticket.why())
        .startsWith(
            "20% of the 31,500 USDT of defi in spot is bought in futures too while its stance is to"
                + " increase, since 2025-06-02");
  }

  /** Held from before, of a stance that is over, it is closed on the Monday that says so. */
  @Test
  void whatIsAmplifiedEndsWithTheStance() {
    AmplifyRule amplify =
        new AmplifyRule(
            "more",
            List.of(WorkedRotation.EMERGING),
            Stance.TRIM,
            Percent.of("20"),
            1,
            Optional.empty());
    Run run =
        new WorkedRotation(71)
            .run(policy(Profile.MODERATE, "70", amplify), WorkedRotation.NOW.plusDays(70));

    List<Ticket> own =
        run.decisions().stream()
            .flatMap(decision -> decision.plan().tickets().stream())
            .filter(ticket -> ticket.purpose().text().equals("amplify:more"))
            .toList();
    assertThat(own.getFirst().legs().getFirst().side()).hasToString("BUY");
    assertThat(own.getLast().why()).startsWith("the stance of emerging is ");
    assertThat(run.last().account().positions()).isEmpty();
    assertThat(run.last().account().totals().get(new Asset("EONE"))).isGreaterThan(Quantity.ZERO);
  }
}
