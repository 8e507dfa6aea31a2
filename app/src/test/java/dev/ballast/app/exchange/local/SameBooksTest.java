// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.engine.Backtest;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Terms;
import dev.ballast.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a plan did in a backtest, asked of the exchange over sockets, order by order: the same fills
 * at the same prices for the same fees, the same funding, and in the end the same books.
 */
class SameBooksTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
  private static final long NOW = 1_767_225_600_000L;

  @Test
  void overSocketsAndInABacktest() {
    Market market = Market.simulated(11);
    Policy policy = PolicyFile.example(TODAY);
    Desk desk =
        new Desk(
            market, PolicyFile.resolved(Optional.empty(), policy, market.history().listings()));
    Backtest backtest =
        desk.backtest(
            Optional.of(LocalDate.of(2024, 6, 3)), Optional.of(LocalDate.of(2024, 10, 7)));
    long start = backtest.run().first().time();
    long end = backtest.run().last().time();

    try (LocalVenue venue =
        LocalVenue.start(
            market, Interval.DAY, start, end, 0, () -> NOW, policy.terms().costs(), 0)) {
      venue.open(
          "key",
          "secret",
          backtest.events().subList(0, backtest.openingEvents()),
          MarginTerms.of(market).margins(policy.market()),
          false);
      SignedClient client = new SignedClient(venue.url(), "key", "secret", NOW);
      int orders = 0;
      for (Event event : backtest.eventsOfTheRun()) {
        orders += asked(client, event) ? 1 : 0;
      }
      client.open("POST", "/local/clock", "to", end);

      List<Event> events = venue.events("key");
      assertThat(orders).isGreaterThan(50);
      assertThat(settled(events)).isEqualTo(settled(backtest.events()));
      Ledger ledger = new Ledger();
      events.forEach(ledger::apply);
      assertThat(ledger.account(end)).isEqualTo(backtest.run().last().account());
      assertThat(Replay.of(events).difference(ledger.account(end))).isZero();
    }
  }

  /** Asks for what the plan asked for; says whether that was an order. */
  private static boolean asked(SignedClient client, Event event) {
    return switch (event) {
      case Event.Transferred moved -> {
        at(client, event.time());
        boolean in = moved.to() == Place.FUTURES;
        done(
            client.signed(
                "POST",
                "/sapi/v1/asset/transfer",
                "type",
                in ? "MAIN_UMFUTURE" : "UMFUTURE_MAIN",
                "asset",
                moved.amount().asset(),
                "amount",
                moved.amount().toDecimal().toPlainString()));
        yield false;
      }
      case Event.OrderPlaced placed -> {
        at(client, event.time());
        send(client, placed.order());
        yield true;
      }
      default -> false;
    };
  }

  private static void at(SignedClient client, long time) {
    client.open("POST", "/local/clock", "to", time);
  }

  private static void send(SignedClient client, Order order) {
    assertThat(order.terms()).isInstanceOf(Terms.Market.class);
    boolean spot = order.instrument().isSpot();
    String symbol = ListedSymbols.symbol(order.instrument());
    List<Object> asked =
        new ArrayList<>(
            List.of(
                "symbol", symbol,
                "side", order.side(),
                "type", "MARKET",
                "quantity", order.quantity(),
                "newClientOrderId", order.id()));
    if (!spot) {
      done(
          client.signed(
              "POST", "/fapi/v1/leverage", "symbol", symbol, "leverage", order.leverage()));
      asked.addAll(List.of("reduceOnly", order.reduceOnly()));
    }
    done(client.signed("POST", spot ? "/api/v3/order" : "/fapi/v1/order", asked.toArray()));
  }

  private static void done(SignedClient.Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  /** Fills, fees, funding, transfers and deposits, in order and to the unit. */
  private static List<String> settled(List<Event> events) {
    List<String> settled = new ArrayList<>();
    for (Event event : events) {
      switch (event) {
        case Event.Filled fill ->
            settled.add(
                "%d %s %s %s at %s for %s, reference %s"
                    .formatted(
                        fill.time(),
                        fill.order().side(),
                        fill.quantity(),
                        fill.instrument(),
                        fill.price(),
                        fill.fee(),
                        fill.reference()));
        case Event.Posted posted -> settled.add(posted.toString());
        case Event.Unposted _ -> {}
      }
    }
    return settled;
  }
}
