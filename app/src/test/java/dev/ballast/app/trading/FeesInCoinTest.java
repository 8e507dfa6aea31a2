// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.engine.Kept;
import dev.ballast.engine.MemoryJournal;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.ledger.Replay;
import dev.ballast.order.Event;
import dev.ballast.order.Side;
import dev.ballast.testing.PurposeSums;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.sim.FeeAssets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A plan at an exchange that takes its fees in coin: whatever it takes them in, nothing stops, and
 * the books end as the exchange's, to the unit.
 */
class FeesInCoinTest {
  private static final Kept NOTHING = new Kept(List.of(), Optional.empty());
  private static final Asset COIN = new Asset("BNB");

  @Test
  void inWhatIsReceived() {
    MemoryJournal journal = new MemoryJournal();
    try (ReplayedPlan plan = new ReplayedPlan(new FeeAssets(true, Optional.empty()), List.of())) {
      plan.run(journal, NOTHING);

      assertThat(plan.notices()).isEmpty();
      equalBooks(plan, journal.events());
      List<Event.Filled> fills = fills(journal.events());
      assertThat(fills.stream().filter(FeesInCoinTest::isPurchase).toList())
          .hasSizeGreaterThan(20)
          .allMatch(Event.Filled::isFeeInBase);
      assertThat(fills.stream().filter(one -> !isPurchase(one)).toList())
          .hasSizeGreaterThan(20)
          .allMatch(one -> one.fee().equals(one.settledFee()));
      assertThat(journal.events()).noneMatch(Event.OrderRefused.class::isInstance);
    }
  }

  /** The coin lasts for some of the fees; then what is received pays them. */
  @Test
  void inACoinAsLongAsThereIsEnoughOfIt() {
    MemoryJournal journal = new MemoryJournal();
    List<Event> besides = List.of(new Event.Deposited(0, Place.SPOT, new Money(COIN, 3_000_000)));
    try (ReplayedPlan plan = new ReplayedPlan(new FeeAssets(true, Optional.of(COIN)), besides)) {
      plan.run(journal, NOTHING);

      assertThat(plan.notices()).isEmpty();
      equalBooks(plan, journal.events());
      assertThat(paidIn(journal.events())).contains("spot BNB", "spot BTC", "spot USDT");
      assertThat(journal.events()).noneMatch(Event.OrderRefused.class::isInstance);
    }
  }

  private static void equalBooks(ReplayedPlan plan, List<Event> kept) {
    assertThat(told(kept)).containsExactlyInAnyOrderElementsOf(told(plan.atTheVenue()));
    Ledger ours = new Ledger();
    kept.forEach(ours::apply);
    Ledger theirs = new Ledger();
    plan.atTheVenue().forEach(theirs::apply);
    assertThat(ours.account(plan.end())).isEqualTo(theirs.account(plan.end()));
    assertThat(ours.imbalance()).isZero();
    assertThat(Replay.of(kept).difference(ours.account(plan.end()))).isZero();
    PurposeSums.check(PurposeBooks.of(kept), ours, "at the end");
    for (Place place : Place.values()) {
      ours.account(plan.end())
          .in(place)
          .forEach((asset, held) ->
              assertThat(held).as("%s in the %s", asset, place).isGreaterThan(Quantity.ZERO));
    }
  }

  private static Set<String> paidIn(List<Event> events) {
    return fills(events).stream()
        .map(one -> (one.instrument().isSpot() ? "spot " : "futures ") + one.fee().asset())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> told(List<Event> events) {
    return fills(events).stream()
        .map(one ->
            "%d %s %s at %s for %s"
                .formatted(one.time(), one.change(), one.instrument(), one.price(), one.fee()))
        .toList();
  }

  private static List<Event.Filled> fills(List<Event> events) {
    return events.stream()
        .filter(Event.Filled.class::isInstance)
        .map(Event.Filled.class::cast)
        .toList();
  }

  private static boolean isPurchase(Event.Filled fill) {
    return fill.instrument().isSpot() && fill.order().side() == Side.BUY;
  }
}
