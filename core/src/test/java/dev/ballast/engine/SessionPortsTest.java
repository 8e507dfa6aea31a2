// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.ledger.Books;
import dev.ballast.market.Contract;
import dev.ballast.market.Feed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Listings;
import dev.ballast.market.MarketView;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.Outstanding;
import dev.ballast.venue.Venue;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A session of a feed that records nothing and a venue that plays nothing, as one trades live. */
class SessionPortsTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT");
  private static final long FIRST = MadeMarket.at("2025-01-02");
  private static final long SECOND = MadeMarket.at("2025-01-03");

  private final Counter feed = new Counter();
  private final OneByOne venue = new OneByOne(feed);
  private final Buyer buyer = new Buyer();
  private final MemoryJournal journal = new MemoryJournal();

  /**
   * 1000, of which one coin is bought at 100 on the first day and another at 110 on the second: 900
   * and a coin at 110 make 1010. The venue tells of a fill when it is asked after the order.
   */
  @Test
  void whatIsAskedIsToldAtTheSameMoment() {
    Run run = run(Long.MAX_VALUE);

    assertThat(run.snapshots())
        .extracting(snapshot -> snapshot.exposure().equity())
        .containsExactly(Money.usdt("1000"), Money.usdt("1010"));
    assertThat(journal.events().stream().skip(1))
        .extracting(event -> event.getClass().getSimpleName() + " " + event.time())
        .containsExactly(
            "Intended " + FIRST,
            "BatchBegun " + FIRST,
            "OrderPlaced " + FIRST,
            "Filled " + FIRST,
            "Intended " + SECOND,
            "BatchBegun " + SECOND,
            "OrderPlaced " + SECOND,
            "Filled " + SECOND);
  }

  @Test
  void nothingIsDecidedFromTheEndOn() {
    run(SECOND);

    assertThat(buyer.asked).containsExactly(FIRST);
    assertThat(journal.events().getLast().time()).isEqualTo(FIRST);
  }

  private Run run(long end) {
    return new Session(feed, buyer, venue, journal, Asset.USDT, end)
        .run(List.of(new Event.Deposited(FIRST, Place.SPOT, Money.usdt("1000"))));
  }

  /** Two days, bitcoin at 100 and at 110. */
  private static final class Counter implements Feed {
    private final MadeMarket market = MadeMarket.from("2025-01-01").closes("BTC/USDT", 100, 110);
    private int moment;

    @Override
    public boolean advance() {
      moment++;
      return moment <= 2;
    }

    @Override
    public long time() {
      return moment == 1 ? FIRST : SECOND;
    }

    @Override
    public MarketView view() {
      return MarketView.of(market.history(), market.rules(), time());
    }

    @Override
    public Optional<Price> mark(InstrumentId id) {
      return Optional.of(Price.parse(moment == 1 ? "100" : "110"));
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

  /** Takes every order, and fills it at the mark when it is asked what has happened. */
  private static final class OneByOne implements Venue {
    private final Feed feed;
    private final Deque<Order> open = new ArrayDeque<>();
    private Consumer<Event> told =
        event -> {
          throw new IllegalStateException("not connected");
        };

    OneByOne(Feed feed) {
      this.feed = feed;
    }

    @Override
    public void connect(Books books, Outstanding standing, Consumer<Event> to) {
      told = to;
    }

    @Override
    public void tell() {
      while (!open.isEmpty()) {
        Order order = open.removeFirst();
        Price price = feed.mark(order.instrument()).orElseThrow();
        told.accept(Event.Filled.whole(feed.time(), order, price, price, Money.zero(Asset.USDT)));
      }
    }

    @Override
    public void move(List<Movement> movements) {
      assertThat(movements).isEmpty();
    }

    @Override
    public void submit(List<Order> orders) {
      for (Order order : orders) {
        open.add(order);
        told.accept(new Event.OrderPlaced(feed.time(), order));
      }
    }

    @Override
    public void cancel(String order, String reason) {
      open.removeIf(one -> one.id().equals(order));
    }

    @Override
    public SequencedMap<String, Integer> substitutes() {
      return new LinkedHashMap<>();
    }
  }

  /** Buys a coin whenever it is asked. */
  private static final class Buyer implements Strategy {
    private final List<Long> asked = new ArrayList<>();

    @Override
    public List<InstrumentId> instruments() {
      return List.of(BTC);
    }

    @Override
    public Optional<Instructions> review(Input input) {
      asked.add(input.time());
      Order order =
          Order.market(
              "buy-" + asked.size(),
              "coins",
              Contract.of(BTC),
              Side.BUY,
              Quantity.parse("1"),
              BigDecimal.ONE);
      return Optional.of(
          new Instructions(
              input.time(),
              List.of(),
              List.of(new Batch(List.of(), List.of(order))),
              List.of(),
              Optional.empty()));
    }
  }
}
