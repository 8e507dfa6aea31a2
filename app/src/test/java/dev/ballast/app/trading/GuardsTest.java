// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.app.Usual;
import dev.ballast.app.exchange.binance.OrderRequest;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What keeps a desk from ordering, and from leaving orders behind, at an exchange on this machine.
 */
class GuardsTest {
  private final Inbox inbox = new Inbox();
  private VenueHere here;
  private LiveExchange exchange;

  @BeforeEach
  void begin() {
    here = new VenueHere("0", "20000");
    exchange = here.exchange();
  }

  @AfterEach
  void end() {
    here.close();
  }

  private PriceWatch watch(Duration bound) {
    return new PriceWatch(
        exchange.client(),
        exchange.clock(),
        exchange.machine(),
        inbox,
        bound,
        List.of(
            exchange.contract("BTCUSDT"),
            exchange.contract("ETHUSDT"),
            InstrumentId.parse(Usual.VENUE, "BTC/USDT")));
  }

  private static void until(BooleanSupplier done) throws InterruptedException {
    long until = System.nanoTime() + 15_000_000_000L;
    while (!done.getAsBoolean() && System.nanoTime() < until) {
      Thread.sleep(20);
    }
    assertThat(done.getAsBoolean()).as("in time").isTrue();
  }

  @Test
  void aPriceThatIsNotToldAnyMoreIsOld() throws InterruptedException {
    try (PriceWatch prices = watch(Duration.ofSeconds(3))) {
      until(() -> prices.old(VenueHere.START, _ -> false).isEmpty());
      Thread.sleep(4_000);
      assertThat(prices.tooOld(exchange.contract("BTCUSDT"))).isEmpty();
      assertThat(prices.old(VenueHere.START, _ -> false)).as("told each second").isEmpty();

      here.arm("{fault: silent, on: market}");

      until(() ->
          prices
              .old(VenueHere.START, _ -> false)
              .equals(Optional.of("the price of BTCUSDT is 3 s old")));
      assertThat(prices.old(VenueHere.START, _ -> true)).as("none is waited for").isEmpty();
      assertThat(prices.tooOld(exchange.contract("BTCUSDT")))
          .as("nor is anything ordered in it")
          .contains("not sent: the price of BTCUSDT is 3 s old");
    }
  }

  @Test
  void aPriceOfTheBarBeforeIsWaitedFor() throws InterruptedException {
    try (PriceWatch prices = watch(PriceWatch.BOUND)) {
      until(() -> prices.old(VenueHere.START, _ -> false).isEmpty());
      long next = VenueHere.START + UtcDay.MILLIS;
      assertThat(prices.old(next, _ -> false))
          .contains("the price of BTCUSDT is of the bar before");

      exchange.replay().orElseThrow().moveTo(next);

      until(() -> prices.old(next, _ -> false).isEmpty());
    }
  }

  private Order order(Side side, String quantity, Terms terms) {
    return Order.market(
            "o-" + side + quantity,
            "ticket",
            Contract.of(exchange.contract("BTCUSDT")),
            side,
            Quantity.parse(quantity),
            BigDecimal.ONE)
        .withTerms(terms);
  }

  private static Price times(Price price, double factor) {
    return Price.nearest(Math.floor(price.toDouble() * factor));
  }

  private static Terms limit(Price price) {
    return new Terms.Limit(price, TimeInForce.GOOD_TILL_CANCELLED);
  }

  private static Map<String, String> refused(PriceBand band, List<Order> orders, Ledger books) {
    return new OrderGuards(List.of(band::outside)).refused(orders, books);
  }

  @Test
  void anOrderFarFromTheMarketIsNotSent() throws InterruptedException {
    try (PriceWatch prices = watch(PriceWatch.BOUND)) {
      InstrumentId id = exchange.contract("BTCUSDT");
      until(() -> prices.fair(id).isPresent() && prices.best(id, true).isPresent());
      Price fair = prices.fair(id).orElseThrow();
      Ledger flat = new Ledger();
      PriceBand near = new PriceBand(Usual.PRICE_BAND, prices, _ -> Optional.of(fair));
      Order market = order(Side.BUY, "0.01", new Terms.Market());
      Order far = order(Side.BUY, "0.02", limit(times(fair, 0.9)));

      assertThat(refused(near, List.of(market), flat)).isEmpty();
      assertThat(refused(near, List.of(order(Side.BUY, "0.02", limit(times(fair, 0.96)))), flat))
          .isEmpty();
      assertThat(refused(near, List.of(far, market), flat))
          .as("nor the other leg of the ticket")
          .containsOnlyKeys(far.id(), market.id())
          .containsEntry(market.id(), "not sent: " + far.id() + " of its ticket is not");
      assertThat(refused(near, List.of(far), flat).get(far.id()))
          .matches(
              "not sent: its price [0-9]+ is 10\\.0 % from the market's [0-9.]+, more than 5\\.0 %");
      PriceBand old = new PriceBand(Usual.PRICE_BAND, prices, _ -> Optional.of(times(fair, 1.1)));
      assertThat(refused(old, List.of(market), flat).get(market.id()))
          .as("the market has moved since it was decided")
          .contains("its expected price");

      Ledger shorted = new Ledger();
      Order sale = order(Side.SELL, "0.02", new Terms.Market());
      shorted.apply(new Event.Deposited(VenueHere.START, Place.FUTURES, Money.usdt("20000")));
      shorted.apply(
          new Event.Filled(
              VenueHere.START,
              sale,
              sale.quantity(),
              fair,
              fair,
              Liquidity.TAKER,
              Money.usdt("0")));
      assertThat(refused(old, List.of(market), shorted)).as("takes off risk").isEmpty();
    }
  }

  /** Lets an order wait in the book. */
  private void rest(String id) {
    Price mark = Price.of(exchange.client().usdm().premium("BTCUSDT").given().orElseThrow().mark());
    OrderRequest order =
        new OrderRequest(
            "BTCUSDT",
            id,
            Side.BUY,
            PositionSide.BOTH,
            Quantity.parse("0.01"),
            limit(times(mark, 0.96)),
            false);
    assertThat(exchange.client().usdm().orders().send(order).given()).isPresent();
  }

  private int open() {
    return exchange
        .client()
        .usdm()
        .orders()
        .open(Optional.of("BTCUSDT"))
        .given()
        .orElseThrow()
        .size();
  }

  @Test
  void ordersOfADeskThatHasDiedAreTakenBackByTheExchange() throws InterruptedException {
    rest("a");
    try (Machine.Lanes lanes = exchange.machine().lanes(inbox)) {
      DeadMan timer =
          new DeadMan(
              exchange.client().usdm().settings(),
              lanes,
              exchange.machine(),
              Duration.ofSeconds(2));
      for (int round = 0; round < 50; round++) {
        timer.tend(Set.of("BTCUSDT"));
        inbox.await(100);
        inbox.handle();
      }
      assertThat(open()).as("wound up, time and again").isEqualTo(1);

      until(() -> open() == 0);
    }
  }

  @Test
  void aTimerThatIsNotNeededAnyMoreIsStopped() throws InterruptedException {
    try (Machine.Lanes lanes = exchange.machine().lanes(inbox)) {
      DeadMan timer =
          new DeadMan(
              exchange.client().usdm().settings(),
              lanes,
              exchange.machine(),
              Duration.ofSeconds(1));
      timer.tend(Set.of("BTCUSDT"));
      inbox.await(1000);
      inbox.handle();
      timer.tend(Set.of());
      inbox.await(1000);
      inbox.handle();
      rest("b");
      Thread.sleep(1_500);
      assertThat(open()).isEqualTo(1);
    }
  }
}
