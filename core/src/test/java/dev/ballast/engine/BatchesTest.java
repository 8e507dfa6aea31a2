// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Contract;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A batch waits until the orders of the one before are done. BTC stands at 100. */
class BatchesTest {
  private static final InstrumentId SPOT = Ids.parse("BTC/USDT");
  private static final InstrumentId PERPETUAL = Ids.parse("BTC/USDT:USDT");

  /** Sells 0.5 BTC, and once that has brought 50 USDT moves 30 of them and shorts 0.2. */
  private record SellThenShort() implements Strategy {
    @Override
    public List<InstrumentId> instruments() {
      return List.of(SPOT, PERPETUAL);
    }

    @Override
    public Optional<Instructions> review(Input input) {
      if (input.since().isPresent()) {
        return Optional.empty();
      }
      Batch sale = new Batch(List.of(), List.of(order("a.1", SPOT, "0.5")));
      Batch hedge =
          new Batch(
              List.of(Movement.transfer("m", Place.SPOT, Place.FUTURES, Money.usdt("30"))),
              List.of(order("a.2", PERPETUAL, "0.2")));
      return Optional.of(
          new Instructions(
              input.time(), List.of(), List.of(sale, hedge), List.of(), Optional.empty()));
    }

    private static Order order(String id, InstrumentId instrument, String quantity) {
      return Order.market(
          id, "a", Contract.of(instrument), Side.SELL, Quantity.parse(quantity), BigDecimal.ONE);
    }
  }

  private static List<Event> run(TradingCosts costs) {
    MadeMarket market =
        MadeMarket.from("2025-01-01")
            .volume(1)
            .closes(SPOT.toString(), 100, 100, 100, 100, 100)
            .closes(PERPETUAL.toString(), 100, 100, 100, 100, 100)
            .fundingEvery(8, PERPETUAL.toString(), "2025-01-01", "2025-01-06", 0);
    MemoryJournal journal = new MemoryJournal();
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", "2025-01-06");
    new Session(
            feed,
            new SellThenShort(),
            new SimulatedVenue(feed, costs, market.brackets(), Ids.MARKET),
            journal,
            Asset.USDT,
            feed.end())
        .run(
            List.of(
                new Event.Deposited(
                    MadeMarket.at("2025-01-02"), Place.SPOT, Money.of(Asset.BTC, BigDecimal.ONE))));
    return journal.events();
  }

  private static long timeOf(List<Event> events, String order) {
    return events.stream()
        .filter(event -> event instanceof Event.Filled filled && filled.order().id().equals(order))
        .reduce((_, last) -> last)
        .orElseThrow()
        .time();
  }

  /** The money that the second batch moves is there only once the first has filled. */
  @Test
  void whatASaleBringsIsMovedAndUsedAtTheSameOpen() {
    List<Event> events = run(TradingCosts.NONE);

    assertThat(events).noneMatch(Event.OrderRefused.class::isInstance);
    assertThat(events).anyMatch(Event.Transferred.class::isInstance);
    assertThat(timeOf(events, "a.1")).isEqualTo(MadeMarket.at("2025-01-02"));
    assertThat(timeOf(events, "a.2")).isEqualTo(MadeMarket.at("2025-01-02"));
  }

  /** A fifth of a coin fills in a day: the sale is done on the third, and the rest waits for it. */
  @Test
  void aBatchWaitsForOrdersThatFillInParts() {
    List<Event> events = run(TradingCosts.NONE.withParticipation(Percent.of("20")));

    assertThat(timeOf(events, "a.1")).isEqualTo(MadeMarket.at("2025-01-04"));
    assertThat(timeOf(events, "a.2")).isEqualTo(MadeMarket.at("2025-01-04"));
  }
}
