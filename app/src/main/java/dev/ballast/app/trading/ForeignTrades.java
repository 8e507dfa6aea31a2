// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Place;
import dev.ballast.account.PositionKey;
import dev.ballast.app.Usual;
import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.OrderClient;
import dev.ballast.app.exchange.binance.OrderState;
import dev.ballast.app.exchange.binance.OrderTrade;
import dev.ballast.ledger.Books;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Order;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Books what has happened to an account beside its plan: trades that a person or another program
 * has made there, as fills, and what no trade explains as money that came or left.
 */
final class ForeignTrades {
  private static final String TICKET = "by-hand";

  private final BinanceClient exchange;
  private final Set<String> ours;
  private final Consumer<Event> told;

  /**
   * Nothing is booked yet.
   *
   * @param ours ids of all orders that the session knows, which may grow
   */
  ForeignTrades(BinanceClient exchange, Set<String> ours, Consumer<Event> told) {
    this.exchange = exchange;
    this.ours = ours;
    this.told = told;
  }

  /**
   * Books the trades that lie behind some differences.
   *
   * @param since when books and exchange agreed last, epoch milliseconds
   * @return why they are not known, where the exchange does not say; then nothing is booked
   */
  Optional<String> book(Books books, List<Difference> differences, long since) {
    List<Event> found = new ArrayList<>();
    for (InstrumentId id : traded(differences)) {
      OrderClient market = id.isSpot() ? exchange.spot().orders() : exchange.usdm().orders();
      String symbol = ExchangeSymbols.format(id);
      Answer<List<OrderTrade>> trades = market.tradesSince(symbol, since);
      if (trades.given().isEmpty()) {
        return Optional.of("the trades in " + symbol + " are not known: " + trades.told());
      }
      SequencedMap<Long, List<OrderTrade>> orders = new TreeMap<>();
      for (OrderTrade trade : trades.given().get()) {
        orders.computeIfAbsent(trade.orderId(), _ -> new ArrayList<>()).add(trade);
      }
      for (var order : orders.entrySet()) {
        Answer<OrderState> state = market.numbered(symbol, order.getKey());
        if (state.given().isEmpty()) {
          return Optional.of(
              "order " + order.getKey() + " in " + symbol + " is not known: " + state.told());
        }
        if (!ours.contains(state.given().get().clientId())) {
          found.addAll(fills(books, id, order.getKey(), order.getValue()));
        }
      }
    }
    found.sort(Comparator.comparingLong(Event::time));
    found.forEach(told);
    return Optional.empty();
  }

  /** Books what is left of differences in balances as money that came in or left. */
  void flows(List<Difference> differences, long now) {
    for (Difference one : differences) {
      if (one instanceof Difference.Coins coins) {
        Quantity more = coins.there().minus(coins.here());
        told.accept(
            new Event.Deposited(now, coins.place(), new Money(coins.asset(), more.units())));
      }
    }
  }

  /** What may have been traded: the contracts, and the pairs of the coins. */
  private static SequencedSet<InstrumentId> traded(List<Difference> differences) {
    SequencedSet<InstrumentId> all = new TreeSet<>();
    for (Difference one : differences) {
      switch (one) {
        case Difference.Coins(Place place, Asset asset, Quantity _, Quantity _) -> {
          if (place == Place.SPOT && !asset.equals(Usual.QUOTE)) {
            all.add(InstrumentId.spot(Usual.VENUE, asset, Usual.QUOTE));
          }
        }
        case Difference.Held(PositionKey position, Quantity _, Quantity _) ->
            all.add(position.instrument());
        case Difference.Isolated _ -> {}
      }
    }
    return all;
  }

  private static List<Event> fills(
      Books books, InstrumentId id, long number, List<OrderTrade> trades) {
    OrderTrade first = trades.getFirst();
    Quantity sum =
        trades.stream()
            .map(one -> Quantity.of(one.quantity()))
            .reduce(Quantity.ZERO, Quantity::plus);
    BigDecimal leverage =
        books
            .position(new PositionKey(id, first.positionSide()))
            .map(held -> held.leverage())
            .orElse(BigDecimal.ONE);
    Order order =
        Order.market(TICKET + "-" + number, TICKET, Contract.of(id), first.side(), sum, leverage);
    List<Event> events = new ArrayList<>();
    events.add(new Event.OrderPlaced(first.time(), order));
    for (OrderTrade trade : trades) {
      Price price = Price.of(trade.price());
      events.add(
          new Event.Filled(
              trade.time(),
              order,
              Quantity.of(trade.quantity()),
              price,
              price,
              trade.maker() ? Liquidity.MAKER : Liquidity.TAKER,
              Money.of(new Asset(trade.feeAsset()), trade.fee())));
    }
    return events;
  }
}
