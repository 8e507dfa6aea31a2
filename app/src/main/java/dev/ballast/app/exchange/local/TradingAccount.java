// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.venue.Outstanding;
import dev.ballast.venue.sim.SimulatedVenue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One client's account at the exchange: its books, its orders with their fills, and how it is set.
 * For one thread.
 */
final class TradingAccount {
  private static final int USUAL_LEVERAGE = 20;

  private final Ledger ledger = new Ledger();
  private final SimulatedVenue venue;
  private final List<Event> events = new ArrayList<>();
  private final TreeMap<Long, OrderRecord> orders = new TreeMap<>();
  private final Map<String, OrderRecord> byOrder = new HashMap<>();
  private final List<TradeRecord> trades = new ArrayList<>();
  private final List<IncomeRecord> income = new ArrayList<>();
  private final Map<InstrumentId, Integer> leverages = new TreeMap<>();
  private final Map<InstrumentId, MarginMode> margins = new TreeMap<>();
  private final List<AccountListener> listeners = new ArrayList<>();
  private boolean hedgeMode;
  private long lastNumber;

  /** An account of what the events bring in, at a venue of its own. */
  TradingAccount(SimulatedVenue venue, List<Event> opening, boolean hedgeMode) {
    this.venue = venue;
    this.hedgeMode = hedgeMode;
    opening.forEach(this::post);
    venue.connect(ledger, Outstanding.NOTHING, this::post);
  }

  Ledger books() {
    return ledger;
  }

  SimulatedVenue venue() {
    return venue;
  }

  /** All that has happened, in order, the opening account included. */
  List<Event> events() {
    return List.copyOf(events);
  }

  /** Goes to the market's new moment: what has happened since, then what the opens fill. */
  void moveOn() {
    venue.tell();
    venue.tell();
  }

  /** A number that nothing has had. */
  long nextNumber() {
    return ++lastNumber;
  }

  /** Sends an order and has it tried at once. */
  void send(OrderRecord sent) {
    orders.put(sent.number(), sent);
    byOrder.put(sent.order().id(), sent);
    venue.submit(List.of(sent.order()));
    venue.tell();
  }

  /** Takes back what is open of an order. */
  void cancel(OrderRecord order) {
    venue.cancel(order.order().id(), "cancelled by the client");
  }

  /** In order of their numbers. */
  List<OrderRecord> orders(Predicate<OrderRecord> which) {
    return orders.values().stream().filter(which).toList();
  }

  Optional<OrderRecord> order(long number) {
    return Optional.ofNullable(orders.get(number));
  }

  List<TradeRecord> trades() {
    return List.copyOf(trades);
  }

  List<IncomeRecord> income() {
    return List.copyOf(income);
  }

  boolean isHedgeMode() {
    return hedgeMode;
  }

  void setHedgeMode(boolean on) {
    hedgeMode = on;
  }

  int leverage(InstrumentId id) {
    return leverages.getOrDefault(id, USUAL_LEVERAGE);
  }

  void setLeverage(InstrumentId id, int leverage) {
    leverages.put(id, leverage);
  }

  MarginMode margin(InstrumentId id) {
    return margins.getOrDefault(id, MarginMode.CROSS);
  }

  void setMargin(InstrumentId id, MarginMode mode) {
    margins.put(id, mode);
  }

  void listen(AccountListener listener) {
    listeners.add(listener);
  }

  private void post(Event event) {
    Money before = futuresMoney(event);
    ledger.apply(event);
    events.add(event);
    switch (event) {
      case Event.Filled fill -> filled(fill, futuresMoney(event).minus(before).plus(fill.fee()));
      case Event.FundingPaid paid -> {
        entry(paid.time(), "FUNDING_FEE", symbol(paid.instrument()), paid.payment(), 0);
        changed("FUNDING_FEE", paid.payment().asset(), Optional.of(paid.key()), paid.time());
      }
      case Event.OrderPlaced placed ->
          record(placed.order()).ifPresent(one -> told(one, "NEW", Optional.empty()));
      case Event.OrderRefused refused ->
          record(refused.order())
              .ifPresent(
                  one -> one.end(OrderRecord.Status.REJECTED, refused.reason(), refused.time()));
      case Event.OrderCancelled cancelled ->
          record(cancelled.order()).ifPresent(one -> ended(one, cancelled));
      case Event.OrderTriggered triggered ->
          record(triggered.order()).ifPresent(one -> one.trigger(triggered.time()));
      case Event.Transferred moved -> transferred(moved);
      case Event.Deposited came ->
          changed("DEPOSIT", came.amount().asset(), Optional.empty(), came.time());
      case Event.Delivered delivered ->
          changed(
              "ORDER", delivered.fee().asset(), Optional.of(delivered.position()), event.time());
      case Event.LiquidationFeePaid paid ->
          entry(
              paid.time(),
              "INSURANCE_CLEAR",
              symbol(paid.position().instrument()),
              paid.fee().negated(),
              0);
      case Event.LossCovered covered ->
          entry(
              covered.time(),
              "INSURANCE_CLEAR",
              covered
                  .isolated()
                  .map(PositionKey::instrument)
                  .map(TradingAccount::symbol)
                  .orElse(""),
              covered.amount(),
              0);
      case Event.PositionBrought _,
          Event.IsolatedMarginMoved _,
          Event.Intention _,
          Event.RequestRejected _,
          Event.Crossed _,
          Event.Rolled _ -> {}
    }
  }

  private void transferred(Event.Transferred moved) {
    boolean in = moved.to() == Place.FUTURES;
    if (in || moved.from() == Place.FUTURES) {
      entry(moved.time(), "TRANSFER", "", in ? moved.amount() : moved.amount().negated(), 0);
    }
    changed(in ? "DEPOSIT" : "WITHDRAW", moved.amount().asset(), Optional.empty(), moved.time());
  }

  /** What the wallets of futures hold in an event's settlement asset, isolated ones included. */
  private Money futuresMoney(Event event) {
    if (!(event instanceof Event.Filled fill) || fill.instrument().isSpot()) {
      return Money.zero(event instanceof Event.Filled spot ? spot.fee().asset() : Asset.USDT);
    }
    Asset settle = fill.order().contract().settle();
    long units = ledger.in(Place.FUTURES, settle).units();
    for (Position position : ledger.positions()) {
      if (position.contract().settle().equals(settle) && position.isolated().isPresent()) {
        units = Math.addExact(units, position.isolated().get().units());
      }
    }
    return new Money(settle, units);
  }

  private void filled(Event.Filled fill, Money realised) {
    boolean spot = fill.instrument().isSpot();
    OrderRecord order = record(fill.order()).orElseGet(() -> taken(fill.order(), fill.time()));
    order.fill(fill);
    TradeRecord trade =
        new TradeRecord(
            nextNumber(), order, fill, spot ? Money.zero(fill.fee().asset()) : realised);
    trades.add(trade);
    if (!spot) {
      String symbol = symbol(fill.instrument());
      if (!realised.isZero()) {
        entry(fill.time(), "REALIZED_PNL", symbol, realised, trade.number());
      }
      entry(fill.time(), "COMMISSION", symbol, fill.fee().negated(), trade.number());
    }
    told(order, "TRADE", Optional.of(trade));
    changed(
        "ORDER",
        fill.fee().asset(),
        spot ? Optional.empty() : Optional.of(fill.order().position()),
        fill.time());
  }

  /** An order that the venue made itself, to liquidate. */
  private OrderRecord taken(Order order, long time) {
    OrderRecord made = new OrderRecord(nextNumber(), "autoclose-" + order.id(), order, time);
    orders.put(made.number(), made);
    byOrder.put(order.id(), made);
    return made;
  }

  private void ended(OrderRecord order, Event.OrderCancelled cancelled) {
    boolean asked = cancelled.reason().startsWith("cancelled by");
    order.end(
        asked ? OrderRecord.Status.CANCELED : OrderRecord.Status.EXPIRED,
        cancelled.reason(),
        cancelled.time());
    told(order, asked ? "CANCELED" : "EXPIRED", Optional.empty());
  }

  private Optional<OrderRecord> record(Order order) {
    return Optional.ofNullable(byOrder.get(order.id()));
  }

  private void entry(long time, String kind, String symbol, Money amount, long trade) {
    income.add(new IncomeRecord(nextNumber(), time, kind, symbol, amount, trade));
  }

  private void told(OrderRecord order, String what, Optional<TradeRecord> trade) {
    listeners.forEach(one -> one.order(order, what, trade));
  }

  private void changed(String reason, Asset asset, Optional<PositionKey> position, long time) {
    listeners.forEach(one -> one.account(reason, asset, position, time));
  }

  private static String symbol(InstrumentId id) {
    return ExchangeSymbols.format(id);
  }
}
