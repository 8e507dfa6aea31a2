// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.order.Share;
import dev.ballast.order.Shares;
import dev.ballast.order.Side;
import dev.ballast.plan.Plan;
import dev.ballast.policy.ExecutionPlan;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;

/**
 * Legs that offset each other, cut, completed and taken back. BTC stands at 100, in steps of 0.001.
 */
class LegsUnderWayTest {
  private static final InstrumentId SPOT = Ids.parse("BTC/USDT");
  private static final InstrumentId PERPETUAL = Ids.parse("BTC/USDT:USDT");
  private static final Money BOUND = Money.usdt("300");

  /** Buys ten in spot and shorts ten, once. */
  private record Carry(ExecutionPlan plan, String bought, String sold) implements Strategy {
    @Override
    public List<InstrumentId> instruments() {
      return List.of(SPOT, PERPETUAL);
    }

    @Override
    public Optional<ExecutionPlan> execution() {
      return Optional.of(plan);
    }

    @Override
    public Optional<Instructions> review(Input input) {
      if (input.since().isPresent()) {
        return Optional.empty();
      }
      Batch legs =
          new Batch(
              List.of(),
              List.of(
                  order("a.1", SPOT, Side.BUY, bought), order("a.2", PERPETUAL, Side.SELL, sold)));
      return Optional.of(
          new Instructions(input.time(), List.of(), List.of(legs), List.of(), Optional.empty()));
    }
  }

  private static Order order(String id, InstrumentId instrument, Side side, String quantity) {
    return Order.market(
        id,
        id.substring(0, 1),
        Contract.of(instrument),
        side,
        Quantity.parse(quantity),
        BigDecimal.ONE);
  }

  private static ExecutionPlan plan(int tries) {
    return new ExecutionPlan(Optional.of(BOUND), Duration.ZERO, tries);
  }

  private static HistoryFeed feed() {
    return market().feed(Interval.DAY, "2025-01-02", "2025-01-06");
  }

  private static MadeMarket market() {
    return MadeMarket.from("2025-01-01")
        .closes(SPOT.toString(), 100, 100, 100, 100, 100)
        .closes(PERPETUAL.toString(), 100, 100, 100, 100, 100)
        .fundingEvery(8, PERPETUAL.toString(), "2025-01-01", "2025-01-06", 0);
  }

  private static List<Event> run(Strategy strategy, String spot, String futures) {
    return run(strategy, Approvals.ALL, spot, futures);
  }

  private static List<Event> run(
      Strategy strategy, Approvals approvals, String spot, String futures) {
    MemoryJournal journal = new MemoryJournal();
    HistoryFeed feed = feed();
    List<Event> opening = new ArrayList<>();
    opening.add(new Event.Deposited(MadeMarket.at("2025-01-02"), Place.SPOT, Money.usdt(spot)));
    if (!futures.equals("0")) {
      opening.add(
          new Event.Deposited(MadeMarket.at("2025-01-02"), Place.FUTURES, Money.usdt(futures)));
    }
    new Session(
            feed,
            strategy,
            new SimulatedVenue(feed, TradingCosts.NONE, market().brackets(), Ids.MARKET),
            journal,
            approvals,
            Asset.USDT,
            feed.end())
        .run(opening);
    return journal.events();
  }

  private static List<String> filled(List<Event> events) {
    return events.stream()
        .filter(Event.Filled.class::isInstance)
        .map(Event.Filled.class::cast)
        .map(one -> one.order().id() + " " + one.order().side() + " " + one.quantity())
        .toList();
  }

  private static Account account(List<Event> events) {
    Ledger ledger = new Ledger();
    events.forEach(ledger::apply);
    return ledger.account(events.getLast().time());
  }

  /** 1,000 on each side; a step is worth 0.1: 1000 / 299.9 is four parts. */
  @Test
  void noMoreThanTheBoundIsSentBeforeItsCounterpartIsDone() {
    assertThat(filled(run(new Carry(plan(2), "10", "10"), "2000", "2000")))
        .containsExactly(
            "a.1/1 BUY 2.5", "a.2/1 SELL 2.5",
            "a.1/2 BUY 2.5", "a.2/2 SELL 2.5",
            "a.1/3 BUY 2.5", "a.2/3 SELL 2.5",
            "a.1/4 BUY 2.5", "a.2/4 SELL 2.5");
  }

  /** 300 and less is sent as it is. */
  @Test
  void whatIsWithinTheBoundIsNotCut() {
    assertThat(filled(run(new Carry(plan(2), "3", "3"), "2000", "2000")))
        .containsExactly("a.1 BUY 3", "a.2 SELL 3");
  }

  /** 1,000 bought and 100 sold: only 100 of it offset each other. */
  @Test
  void onlyWhatIsOffsetCounts() {
    assertThat(filled(run(new Carry(plan(2), "10", "1"), "2000", "2000")))
        .containsExactly("a.1 BUY 10", "a.2 SELL 1");
  }

  /** No futures money: each short is refused, once again too, and the 2.5 bought are sold. */
  @Test
  void whatHasNoCounterpartIsTakenBackAndNothingMoreIsSent() {
    List<Event> events = run(new Carry(plan(1), "10", "10"), "2000", "0");

    assertThat(filled(events)).containsExactly("a.1/1 BUY 2.5", "a.1/5 SELL 2.5");
    assertThat(
            events.stream()
                .filter(Event.OrderRefused.class::isInstance)
                .map(one -> ((Event.OrderRefused) one).order().id()))
        .containsExactly("a.2/1", "a.2/5");
    assertThat(events)
        .filteredOn(Event.RequestRejected.class::isInstance)
        .singleElement()
        .extracting(one -> ((Event.RequestRejected) one).request())
        .isEqualTo("a");
    assertThat(account(events).in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("2000"));
    assertThat(account(events).in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.ZERO);
  }

  /** 250 for the short at leverage one: two parts of 2.5, of which the second lacks margin. */
  @Test
  void whatIsDoneOnBothSidesStays() {
    List<Event> events = run(new Carry(plan(0), "10", "10"), "2000", "260");

    assertThat(filled(events))
        .containsExactly("a.1/1 BUY 2.5", "a.2/1 SELL 2.5", "a.1/2 BUY 2.5", "a.1/5 SELL 2.5");
    assertThat(account(events).in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.parse("2.5"));
  }

  /** A carry of which no orders in some instruments are sent once five are short. */
  private record Limited(Carry carry, List<InstrumentId> stopped) implements Strategy {
    @Override
    public List<InstrumentId> instruments() {
      return carry.instruments();
    }

    @Override
    public Optional<ExecutionPlan> execution() {
      return carry.execution();
    }

    @Override
    public Optional<Instructions> review(Input input) {
      return carry.review(input);
    }

    @Override
    public Map<String, String> refused(Input now, Batch batch) {
      Quantity held =
          now.account().position(PERPETUAL).map(one -> one.quantity()).orElse(Quantity.ZERO);
      Map<String, String> refused = new HashMap<>();
      for (Order order : batch.orders()) {
        boolean opens = order.side() == (order.instrument().isSpot() ? Side.BUY : Side.SELL);
        if (opens
            && held.compareTo(Quantity.parse("-5")) <= 0
            && stopped.contains(order.instrument())) {
          refused.put(order.id(), "five are enough");
        }
      }
      return refused;
    }
  }

  /** The third part would break a limit, and would once more: what is done of both sides stays. */
  @Test
  void aLaterPartIsAskedOnWhatTheEarlierOnesHaveMade() {
    List<Event> events =
        run(new Limited(new Carry(plan(1), "10", "10"), List.of(SPOT, PERPETUAL)), "2000", "2000");

    assertThat(filled(events))
        .containsExactly(
            "a.1/1 BUY 2.5", "a.2/1 SELL 2.5",
            "a.1/2 BUY 2.5", "a.2/2 SELL 2.5");
    assertThat(events)
        .filteredOn(Event.OrderRefused.class::isInstance)
        .extracting(one -> ((Event.OrderRefused) one).order().id())
        .containsExactly("a.1/3", "a.2/3", "a.1/5", "a.2/5");
    assertThat(events)
        .filteredOn(Event.OrderRefused.class::isInstance)
        .extracting(one -> ((Event.OrderRefused) one).reason())
        .containsOnly("five are enough");
  }

  /** Where one leg alone is stopped, the other is taken back. */
  @Test
  void theCounterpartOfWhatALimitStopsIsTakenBack() {
    List<Event> events =
        run(new Limited(new Carry(plan(0), "10", "10"), List.of(PERPETUAL)), "2000", "2000");

    assertThat(filled(events))
        .containsExactly(
            "a.1/1 BUY 2.5", "a.2/1 SELL 2.5",
            "a.1/2 BUY 2.5", "a.2/2 SELL 2.5",
            "a.1/3 BUY 2.5", "a.1/5 SELL 2.5");
    assertThat(account(events).in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.parse("5"));
  }

  /** 20 on each side, cut to less than 0.5: below the venue's minimum of 5. */
  @Test
  void aTicketThatCannotBeCutSoSmallIsNotSent() {
    ExecutionPlan narrow = new ExecutionPlan(Optional.of(Money.usdt("0.5")), Duration.ZERO, 1);
    List<Event> events = run(new Carry(narrow, "0.2", "0.2"), "2000", "2000");

    assertThat(filled(events)).isEmpty();
    assertThat(events)
        .filteredOn(Event.RequestRejected.class::isInstance)
        .singleElement()
        .extracting(one -> ((Event.RequestRejected) one).reason())
        .asString()
        .contains("no more than 0.5 USDT of them is apart", "smaller than the venue takes");
  }

  /** Four parts of two orders: each is refused once, and nothing is asked for in their place. */
  @Test
  void whatAPersonRefusesIsNotOrderedAgain() {
    Approvals nothing =
        new Approvals() {
          @Override
          public void propose(Plan plan) {}

          @Override
          public Map<String, Verdict> verdicts(long time, SequencedSet<String> tickets) {
            Map<String, Verdict> refused = new HashMap<>();
            tickets.forEach(one -> refused.put(one, new Verdict.Refused("not today")));
            return refused;
          }
        };
    List<Event> events = run(new Carry(plan(2), "10", "10"), nothing, "2000", "2000");

    assertThat(filled(events)).isEmpty();
    assertThat(events).filteredOn(Event.OrderRefused.class::isInstance).hasSize(8);
    assertThat(events).filteredOn(Event.Intended.class::isInstance).hasSize(1);
  }

  private static LegSlices.Sliced sliced(List<Batch> batches) {
    HistoryFeed feed = feed();
    assertThat(feed.advance()).isTrue();
    return new LegSlices(new LegWorth(feed), BOUND).of(batches, feed.time());
  }

  /** What purposes have of the parts sums to what they have of the whole, to the last unit. */
  @Test
  void partsAreSharedAsTheWholeIs() {
    Purpose one = Purpose.CORE;
    Purpose other = Purpose.OVERLAY;
    Order shared =
        order("a.2", PERPETUAL, Side.SELL, "7")
            .sharedBy(
                List.of(
                    new Share(one, Quantity.parse("1.00000001")),
                    new Share(other, Quantity.parse("-8.00000001"))));
    List<Batch> parts =
        sliced(List.of(new Batch(List.of(), List.of(order("a.1", SPOT, Side.BUY, "7"), shared))))
            .batches();

    assertThat(parts).hasSize(3);
    Quantity ofOne = Quantity.ZERO;
    Quantity ofOther = Quantity.ZERO;
    for (Batch part : parts) {
      Shares.Stated stated = (Shares.Stated) part.orders().getLast().shares();
      assertThat(stated.sum()).isEqualTo(part.orders().getLast().change());
      ofOne = ofOne.plus(stated.parts().getFirst().change());
      ofOther = ofOther.plus(stated.parts().getLast().change());
    }
    assertThat(ofOne).isEqualTo(Quantity.parse("1.00000001"));
    assertThat(ofOther).isEqualTo(Quantity.parse("-8.00000001"));
  }

  /** A roll closes in the first batch and opens in the second: round after round of both. */
  @Test
  void legsInTwoBatchesGoRoundByRound() {
    Batch first =
        new Batch(
            List.of(),
            List.of(order("b.1", SPOT, Side.SELL, "1"), order("a.1", PERPETUAL, Side.BUY, "5")));
    Batch second =
        new Batch(
            List.of(Movement.transfer("m", Place.SPOT, Place.FUTURES, Money.usdt("99.99999999"))),
            List.of(order("a.2", SPOT, Side.SELL, "5")));

    List<Batch> parts = sliced(List.of(first, second)).batches();

    assertThat(parts.stream().map(part -> part.orders().stream().map(Order::id).toList()))
        .containsExactly(
            List.of("b.1", "a.1/1"), List.of("a.2/1"), List.of("a.1/2"), List.of("a.2/2"));
    assertThat(parts.stream().flatMap(part -> part.movements().stream()).map(one -> one.amount()))
        .containsExactly(Money.usdt("49.99999999"), Money.usdt("50"));
  }
}
