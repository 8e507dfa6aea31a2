// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Books;
import dev.ballast.market.Contract;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.plan.Plan;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import dev.ballast.venue.Outstanding;
import dev.ballast.venue.Venue;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A coin is to be bought on the 2nd, and another on the 4th: tickets {@code 2} and {@code 4}. */
class ApprovalsTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT");
  private static final Verdict NO = new Verdict.Refused("too dear");

  private final MadeMarket market =
      MadeMarket.from("2025-01-01").closes("BTC/USDT", 100, 100, 100, 100, 100, 100, 100);
  private final HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", "2025-01-07");
  private final MemoryJournal journal = new MemoryJournal();
  private final Diarist said = new Diarist();

  /** Says what is written for a ticket from a day of January on. */
  private static final class Diarist implements Approvals {
    private final Map<String, Integer> days = new TreeMap<>();
    private final Map<String, Verdict> verdicts = new TreeMap<>();
    private int asked;

    void write(String ticket, int day, Verdict verdict) {
      days.put(ticket, day);
      verdicts.put(ticket, verdict);
    }

    @Override
    public void propose(Plan plan) {
      throw new IllegalStateException("no review is held");
    }

    @Override
    public Map<String, Verdict> verdicts(long time, SequencedSet<String> tickets) {
      asked++;
      Map<String, Verdict> now = new TreeMap<>();
      for (String ticket : tickets) {
        boolean come = UtcDay.date(time).getDayOfMonth() >= days.getOrDefault(ticket, 31);
        now.put(ticket, come ? verdicts.get(ticket) : Verdict.WAITING);
      }
      return now;
    }
  }

  private static final class Buyer implements Strategy {
    @Override
    public List<InstrumentId> instruments() {
      return List.of(BTC);
    }

    @Override
    public Optional<Instructions> review(Input input) {
      int day = UtcDay.date(input.time()).getDayOfMonth();
      if (day % 2 == 1 || day > 4) {
        return Optional.empty();
      }
      Order order =
          Order.market(
              day + ".1",
              String.valueOf(day),
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

  private SimulatedVenue venue() {
    return new SimulatedVenue(feed, TradingCosts.NONE, market.brackets(), Ids.MARKET);
  }

  /** What became of the orders: {@code bought 2.1 on 3}. */
  private List<String> run(Venue venue) {
    new Session(feed, new Buyer(), venue, journal, said, Asset.USDT, feed.end())
        .run(
            List.of(
                new Event.Deposited(MadeMarket.at("2025-01-02"), Place.SPOT, Money.usdt("1000"))));
    return journal.events().stream()
        .map(event ->
            switch (event) {
                  case Event.Filled one -> "bought " + one.order().id();
                  case Event.OrderRefused one ->
                      "refused " + one.order().id() + ": " + one.reason();
                  case Event.BatchBegun _ -> "begun";
                  default -> "";
                }
                + " on "
                + UtcDay.date(event.time()).getDayOfMonth())
        .filter(line -> !line.startsWith(" on"))
        .toList();
  }

  @Test
  void aTicketIsBoughtOnceItIsApproved() {
    said.write("2", 3, Verdict.APPROVED);
    said.write("4", 6, Verdict.APPROVED);

    assertThat(run(venue()))
        .containsExactly("begun on 3", "bought 2.1 on 3", "begun on 6", "bought 4.1 on 6");
  }

  /** A verdict is on a ticket of a plan, not on what the next plan asks for in its place. */
  @Test
  void aVerdictThatComesAfterTheNextPlanIsForNothing() {
    said.write("2", 4, Verdict.APPROVED);

    assertThat(run(venue())).isEmpty();
  }

  @Test
  void aTicketThatIsRefusedIsNotAskedForAgain() {
    said.write("2", 2, NO);
    said.write("4", 5, NO);

    assertThat(run(venue()))
        .containsExactly("refused 2.1: too dear on 2", "refused 4.1: too dear on 5");
    assertThat(said.asked).as("of 2: once; of 4: as it came, and while it waited").isLessThan(6);
  }

  /**
   * On the 4th, when a review is due, the venue cannot trade at first: what was approved of the
   * plan before is not sent ahead of the review, which replaces it.
   */
  @Test
  void nothingOfAnOlderPlanIsSentWhileAReviewIsDue() {
    said.write("2", 4, Verdict.APPROVED);
    said.write("4", 4, Verdict.APPROVED);

    assertThat(run(new LateOpener(venue(), feed))).containsExactly("begun on 4", "bought 4.1 on 4");
  }

  /** A venue that can only trade once it was asked twice what has happened on a day. */
  private static final class LateOpener implements Venue {
    private final Venue venue;
    private final HistoryFeed feed;
    private long day;
    private int asked;

    LateOpener(Venue venue, HistoryFeed feed) {
      this.venue = venue;
      this.feed = feed;
    }

    @Override
    public void connect(Books books, Outstanding standing, Consumer<Event> told) {
      venue.connect(books, standing, told);
    }

    @Override
    public void tell() {
      asked = feed.time() == day ? asked + 1 : 1;
      day = feed.time();
      venue.tell();
    }

    @Override
    public Optional<String> stopped() {
      return asked < 2 ? Optional.of("not open yet") : Optional.empty();
    }

    @Override
    public void move(List<Movement> movements) {
      venue.move(movements);
    }

    @Override
    public void submit(List<Order> orders) {
      venue.submit(orders);
    }

    @Override
    public void cancel(String order, String reason) {
      venue.cancel(order, reason);
    }

    @Override
    public SequencedMap<String, Integer> substitutes() {
      return venue.substitutes();
    }
  }
}
