// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.config.FaultsFile;
import dev.ballast.app.exchange.binance.StreamMessage;
import dev.ballast.app.exchange.local.ReplayClock;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders whose fills the streams of an account tell, at an exchange on this machine. */
class HeardOrdersTest {
  private final Inbox inbox = new Inbox();
  private final List<Event> events = new ArrayList<>();
  private final List<StreamMessage> heard = new ArrayList<>();
  private VenueHere here;
  private LiveExchange exchange;
  private Machine.Lanes lanes;
  private OrdersUnderWay orders;
  private AccountNews news;

  @BeforeEach
  void begin() throws InterruptedException {
    here = new VenueHere("50000", "20000");
    exchange = here.exchange();
    lanes = exchange.machine().lanes(inbox);
    orders =
        new OrdersUnderWay(
            new OrderRequests(exchange.client(), exchange.machine()),
            lanes,
            exchange.machine(),
            OrdersUnderWay.DENIES,
            _ -> Optional.empty(),
            new FillNews(exchange.clock(), events::add),
            events::add,
            _ -> {});
    news = new AccountNews(exchange.client(), inbox, exchange.machine(), this::hear);
    Set<String> telling = new HashSet<>();
    until(() -> {
      heard.stream()
          .filter(StreamMessage.Gap.class::isInstance)
          .forEach(one -> telling.add(((StreamMessage.Gap) one).stream()));
      return telling.size() == 2;
    });
  }

  private void hear(StreamMessage message) {
    heard.add(message);
    if (message instanceof StreamMessage.OrderUpdate update) {
      assertThat(orders.hear(update)).as("the session's own: %s", update).isTrue();
    }
  }

  @AfterEach
  void end() {
    news.close();
    lanes.close();
    here.close();
  }

  private void until(BooleanSupplier done) throws InterruptedException {
    long until = System.nanoTime() + 10_000_000_000L;
    while (!done.getAsBoolean() && System.nanoTime() < until) {
      inbox.await(50);
      inbox.handle();
      orders.go();
    }
    assertThat(done.getAsBoolean()).as("in time: %s", events).isTrue();
  }

  private Price mark() {
    return Price.of(exchange.client().usdm().premium("BTCUSDT").given().orElseThrow().mark());
  }

  private void move(int days) {
    ReplayClock clock = exchange.replay().orElseThrow();
    clock.moveTo(clock.now() + days * UtcDay.MILLIS);
  }

  private Order order(String id, Terms terms) {
    InstrumentId contract = exchange.contract("BTCUSDT");
    return Order.market(
            id, "t", Contract.of(contract), Side.BUY, Quantity.parse("0.01"), BigDecimal.ONE)
        .withTerms(terms);
  }

  private List<Event.Filled> fills() {
    return events.stream()
        .filter(Event.Filled.class::isInstance)
        .map(Event.Filled.class::cast)
        .toList();
  }

  /** Nobody asks for the order again: its fill comes of itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{fault: slow, delay: 1ms, on: order}",
        "{fault: twice, on: user}",
        "{fault: late, delay: 20..60ms, on: user}"
      })
  void aFillInTheBookIsKnownWithoutAsking(String fault) throws InterruptedException {
    here.venue().arm(FaultsFile.parse("faults", "seed: 3\nfaults:\n  - " + fault));
    Price near = Price.nearest(Math.floor(mark().toDouble() * 0.995));
    orders.submit(order("a", new Terms.Limit(near, TimeInForce.GOOD_TILL_CANCELLED)), false);
    orders.go();
    until(() -> !events.isEmpty() && orders.areSettled());
    assertThat(fills()).isEmpty();

    for (int day = 0; day < 40 && fills().isEmpty(); day++) {
      move(1);
      inbox.await(200);
      inbox.handle();
    }

    until(() -> !fills().isEmpty());
    assertThat(fills()).hasSize(1);
    assertThat(fills().getFirst().quantity()).isEqualTo(Quantity.parse("0.01"));
    inbox.await(200);
    inbox.handle();
    assertThat(fills()).as("told once").hasSize(1);
    assertThat(orders.areSettled()).isTrue();
  }

  /** The answer and the streams tell the same, in any order: each fill is told once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{fault: twice, on: user}",
        "{fault: shuffled, window: 4, on: user}",
        "{fault: late, delay: 1..40ms, on: user}",
        "{fault: silent, on: user}",
        "{fault: slow, delay: 1..40ms, on: order}",
        "{fault: no-answer, executed: true, on: order, nth: 2}"
      })
  void eachFillIsToldOnce(String fault) throws InterruptedException {
    here.venue().arm(FaultsFile.parse("faults", "seed: 5\nfaults:\n  - " + fault));
    for (int number = 0; number < 8; number++) {
      orders.submit(order("m" + number, new Terms.Market()), false);
    }
    orders.go();

    until(() -> fills().size() == 8 && orders.areSettled());
    inbox.await(200);
    inbox.handle();

    assertThat(fills().stream().map(one -> one.order().id()).toList())
        .containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7");
    assertThat(events.stream().filter(Event.OrderPlaced.class::isInstance)).hasSize(8);
  }

  /** Of the exchange's own accord, or by hand elsewhere. */
  @Test
  void anOrderThatIsTakenBackElsewhereIsKnown() throws InterruptedException {
    Price far = Price.nearest(Math.floor(mark().toDouble() * 0.97));
    orders.submit(order("a", new Terms.Limit(far, TimeInForce.GOOD_TILL_CANCELLED)), false);
    orders.go();
    until(() -> !events.isEmpty() && orders.areSettled());

    exchange.client().usdm().orders().cancelAll("BTCUSDT");

    until(() -> events.getLast() instanceof Event.OrderCancelled);
    assertThat(((Event.OrderCancelled) events.getLast()).unfilled())
        .isEqualTo(Quantity.parse("0.01"));
  }
}
