// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Place;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.Feed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Listings;
import dev.ballast.market.MarketView;
import dev.ballast.order.Batch;
import dev.ballast.order.Cancellation;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.plan.Plan;
import dev.ballast.plan.ReviewMemory;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A session that is ended at random, between its journal, what it asks of the venue and what it is
 * told, and gone on with: nothing is sent twice, nothing that was decided is lost, and the books
 * are the venue's to the unit.
 */
class ResumedSessionTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT");
  private static final long FIRST = MadeMarket.at("2025-01-02");
  private static final int DECIDED = 12;
  private static final int MOMENTS = 200;
  private static final Verdict NO = new Verdict.Refused("too large");
  private static final Money CASH = Money.usdt("1000000");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void endsInTheVenuesBooks(long seed) {
    World world = new World(seed, 0.08, false);

    world.run();

    world.check();
    assertThat(world.refused()).isEmpty();
  }

  /** Each ticket waits until somebody says whether it may be ordered: late, or that it may not. */
  @ParameterizedTest
  @MethodSource("seeds")
  void ordersWhatIsApprovedAlone(long seed) {
    World world = new World(seed, 0.08, true);

    world.run();

    world.check();
  }

  /** The dice do fall: late as approvals are, many plans are not replaced before. */
  @Test
  void ticketsAreApprovedAndRefused() {
    int refused = 0;
    int taken = 0;
    for (long seed = 1; seed <= 50; seed++) {
      World world = new World(seed, 0.08, true);
      world.run();
      refused += world.refused().size();
      taken += world.venue.orders().size();
    }
    assertThat(refused).isGreaterThan(200);
    assertThat(taken).isGreaterThan(200);
  }

  /** The dice do fall: most of the worlds above end at least one session. */
  @Test
  void sessionsAreEndedAndGoneOnWith() {
    int sessions = 0;
    for (long seed = 1; seed <= 50; seed++) {
      World world = new World(seed, 0.08, false);
      world.run();
      sessions += world.sessions;
    }
    assertThat(sessions).isGreaterThan(150);
  }

  /** What lies outside of any session: the venue, the disk, the time. */
  private static final class World {
    private final Random dice;
    private final double kills;
    private final FarVenue venue;
    private final MemoryJournal disk = new MemoryJournal();
    private final Moments clock = new Moments();
    private final boolean asks;
    private final Map<String, Verdict> said = new TreeMap<>();
    private int sessions;

    World(long seed, double kills, boolean asks) {
      this.asks = asks;
      this.dice = new Random(seed);
      this.kills = kills;
      this.venue = new FarVenue(dice, kills);
    }

    void run() {
      while (clock.moment < MOMENTS) {
        sessions++;
        Session session =
            new Session(
                clock,
                new Buyer(),
                venue.line(clock),
                new Disk(),
                asks ? new Person() : Approvals.ALL,
                Asset.USDT,
                Long.MAX_VALUE);
        try {
          if (disk.events().isEmpty()) {
            session.run(List.of(new Event.Deposited(FIRST, Place.SPOT, CASH)));
          } else {
            session.resume(disk.kept(), Script.EMPTY);
          }
        } catch (FarVenue.Killed _) {
          // The next session goes on from what the disk has.
        }
      }
    }

    void check() {
      assertThat(venue.takenTwice()).isZero();
      Ledger ledger = new Ledger();
      disk.events().forEach(ledger::apply);
      Account account = ledger.account(clock.time());
      Quantity bought = venue.filled().values().stream().reduce(Quantity.ZERO, Quantity::plus);
      assertThat(ledger.in(Place.SPOT, Asset.BTC)).isEqualTo(bought);
      Quantity paid = new Quantity(Math.multiplyExact(100, bought.units()));
      Quantity moved = new Quantity(100_000_000L * venue.movements().size());
      assertThat(ledger.in(Place.SPOT, Asset.USDT))
          .isEqualTo(new Quantity(CASH.units()).minus(paid).minus(moved));
      assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(moved);
      assertThat(account.positions()).isEmpty();
      everyOrderThatWasBegunWasTaken();
      lastDecisionIsDone();
    }

    private void everyOrderThatWasBegunWasTaken() {
      List<String> begun = new ArrayList<>();
      List<List<Order>> waiting = new ArrayList<>();
      for (Event event : disk.events()) {
        if (event instanceof Event.Intended intended) {
          waiting.clear();
          intended.batches().forEach(batch -> waiting.add(new ArrayList<>(batch.orders())));
        } else if (event instanceof Event.OrderRefused refused) {
          waiting.forEach(orders -> orders.remove(refused.order()));
          waiting.removeIf(List::isEmpty);
        } else if (event instanceof Event.BatchBegun) {
          waiting.removeFirst().forEach(order -> begun.add(order.id()));
        }
      }
      assertThat(waiting).isEmpty();
      assertThat(venue.orders()).containsExactlyInAnyOrderElementsOf(begun);
      assertThat(begun).doesNotHaveDuplicates();
      assertThat(begun).noneMatch(refused()::contains);
      assertThat(refused()).doesNotHaveDuplicates();
      onlyWhatIsApproved();
    }

    private List<String> refused() {
      return disk.events().stream()
          .filter(Event.OrderRefused.class::isInstance)
          .map(event -> ((Event.OrderRefused) event).order().id())
          .toList();
    }

    private void onlyWhatIsApproved() {
      for (Event event : disk.events()) {
        Verdict wanted =
            switch (event) {
              case Event.OrderPlaced _ -> Verdict.APPROVED;
              case Event.OrderRefused _ -> NO;
              default -> Verdict.WAITING;
            };
        if (asks && event instanceof Event.OrderUpdate update && !wanted.equals(Verdict.WAITING)) {
          assertThat(said).containsEntry(update.order().ticket(), wanted);
        }
      }
    }

    private void lastDecisionIsDone() {
      Event.Intended last =
          disk.events().stream()
              .filter(Event.Intended.class::isInstance)
              .map(Event.Intended.class::cast)
              .reduce((_, later) -> later)
              .orElseThrow();
      for (Batch batch : last.batches()) {
        for (Order order : batch.orders()) {
          boolean never = order.ticket().endsWith(FarVenue.NEVER);
          if (isRefused(order)) {
            assertThat(refused()).contains(order.id());
          } else {
            assertThat(venue.filled())
                .containsEntry(order.id(), never ? Quantity.ZERO : order.quantity());
          }
        }
        boolean moves = !batch.orders().stream().allMatch(this::isRefused);
        batch
            .movements()
            .forEach(one ->
                assertThat(venue.movements().contains(one.id())).as(one.id()).isEqualTo(moves));
      }
    }

    private boolean isRefused(Order order) {
      return NO.equals(said.get(order.ticket()));
    }

    /** Somebody who answers when he will; what he has said outlives sessions. */
    private final class Person implements Approvals {
      @Override
      public void propose(Plan plan) {
        throw new IllegalStateException("no review is held");
      }

      @Override
      public Map<String, Verdict> verdicts(long time, SequencedSet<String> tickets) {
        Map<String, Verdict> now = new TreeMap<>();
        for (String ticket : tickets) {
          if (dice.nextInt(3) == 0) {
            said.putIfAbsent(ticket, dice.nextInt(3) == 0 ? NO : Verdict.APPROVED);
          }
          now.put(ticket, said.getOrDefault(ticket, Verdict.WAITING));
        }
        if (dice.nextDouble() < kills) {
          throw new FarVenue.Killed();
        }
        return now;
      }
    }

    /** A disk that a session may lose its power at, before a commit or after it. */
    private final class Disk implements Journal {
      @Override
      public void append(List<Event> events) {
        mayKill();
        disk.append(events);
        mayKill();
      }

      @Override
      public void append(List<Event> events, ReviewMemory memory) {
        append(events);
      }

      private void mayKill() {
        if (dice.nextDouble() < kills) {
          throw new FarVenue.Killed();
        }
      }
    }

    /** Decides at the first moments: takes back what is open, buys in two batches, moves money. */
    private final class Buyer implements Strategy {
      @Override
      public List<InstrumentId> instruments() {
        return List.of(BTC);
      }

      @Override
      public Optional<Instructions> review(Input input) {
        if (clock.moment > DECIDED) {
          return Optional.empty();
        }
        List<Cancellation> cancels =
            input.open().stream()
                .map(one -> new Cancellation(one.order().id(), "replaced"))
                .toList();
        String stem = "m" + clock.moment;
        Movement movement =
            Movement.transfer(stem + "-t", Place.SPOT, Place.FUTURES, Money.usdt("1"));
        List<Batch> batches =
            List.of(
                new Batch(
                    List.of(movement),
                    List.of(buy(stem + ".1", stem + "-a"), buy(stem + ".2", stem + "-b"))),
                new Batch(
                    List.of(),
                    List.of(
                        buy(stem + ".3", stem + FarVenue.NEVER), buy(stem + ".4", stem + "-a"))));
        return Optional.of(
            new Instructions(input.time(), cancels, batches, List.of(), Optional.empty()));
      }

      private Order buy(String id, String ticket) {
        return Order.market(
            id,
            ticket,
            Contract.of(BTC),
            Side.BUY,
            new Quantity(1 + dice.nextInt(1000)),
            BigDecimal.ONE);
      }
    }
  }

  /** Days at a price of 100, which go on whether or not a session watches. */
  private static final class Moments implements Feed {
    private final MadeMarket market = MadeMarket.from("2025-01-01").closes("BTC/USDT", 100, 100);
    private int moment;

    @Override
    public boolean advance() {
      moment++;
      return moment <= MOMENTS;
    }

    @Override
    public long time() {
      return FIRST + moment * UtcDay.MILLIS;
    }

    @Override
    public MarketView view() {
      return MarketView.of(market.history(), market.rules(), time());
    }

    @Override
    public Optional<Price> mark(InstrumentId id) {
      return Optional.of(Price.parse("100"));
    }

    @Override
    public boolean closes() {
      return true;
    }

    @Override
    public Listings listings() {
      return Listings.of(List.of(BTC));
    }

    @Override
    public boolean carried(InstrumentId id) {
      return false;
    }
  }
}
