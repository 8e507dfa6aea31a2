// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Terms;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.venue.Outstanding;
import dev.ballast.venue.sim.SimulatedVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One client's account at the exchange: its books, its orders with their fills. For one thread. */
final class TradingAccount {
  private static final String CANCELLED = "cancelled by the client";

  private final String key;
  private final Ledger ledger = new Ledger();
  private final SimulatedVenue venue;
  private final SentOrders orders;
  private final ClientSettings settings;
  private final List<Event> events = new ArrayList<>();
  private final List<TradeRecord> trades = new ArrayList<>();
  private final List<IncomeRecord> income = new ArrayList<>();
  private final List<MarginMove> marginMoves = new ArrayList<>();
  private final List<AccountListener> listeners = new ArrayList<>();
  private long lastNumber;
  private boolean asksForMargin;

  /** An account of what the events bring in, at a venue of its own. */
  TradingAccount(String key, SimulatedVenue venue, List<Event> opening, boolean hedgeMode) {
    this.key = key;
    this.venue = venue;
    this.orders = new SentOrders(venue);
    this.settings = new ClientSettings(hedgeMode);
    opening.forEach(this::post);
    venue.connect(ledger, Outstanding.NOTHING, this::post);
  }

  /** By which a client reaches it. */
  String key() {
    return key;
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

  /**
   * Goes to the market's new moment: what has happened since, then what the opens fill.
   *
   * @param opens whether bars open there
   */
  void moveOn(long time, boolean opens) {
    orders.endLate(time);
    venue.tell();
    if (opens) {
      orders.sendMore();
    }
    venue.tell();
    orders.tidy();
  }

  /** A number that nothing has had. */
  long nextNumber() {
    return ++lastNumber;
  }

  /** Sends an order and has it tried at once. */
  void send(OrderRecord sent) {
    orders.send(sent);
    venue.tell();
    orders.tidy();
  }

  /** Takes back what is open of an order. */
  void cancel(OrderRecord order) {
    orders.takeBack(order, CANCELLED);
    if (order.status().isOpen()) {
      end(order, OrderRecord.Status.CANCELED, CANCELLED, order.updated());
    }
  }

  /** Says that an order is taken back, and leaves it where it can fill until a time. */
  void cancelLate(OrderRecord order, long until, long time) {
    orders.leave(order, until);
    end(order, OrderRecord.Status.CANCELED, CANCELLED, time);
  }

  /**
   * Moves margin into an isolated position's wallet, or out of it below zero.
   *
   * @return whether it was free to go
   */
  boolean moveMargin(PositionKey position, Money amount) {
    int before = marginMoves.size();
    asksForMargin = true;
    venue.moveMargin("m" + nextNumber(), position, amount);
    asksForMargin = false;
    return marginMoves.size() > before;
  }

  List<MarginMove> marginMoves() {
    return List.copyOf(marginMoves);
  }

  /** In order of their numbers. */
  List<OrderRecord> orders(Predicate<OrderRecord> which) {
    return orders.all(which);
  }

  List<TradeRecord> trades() {
    return List.copyOf(trades);
  }

  List<IncomeRecord> income() {
    return List.copyOf(income);
  }

  /** How it is set. */
  ClientSettings settings() {
    return settings;
  }

  void listen(AccountListener listener) {
    listeners.add(listener);
  }

  private void post(Event event) {
    Money before = futuresMoney(event);
    ledger.apply(event);
    events.add(event);
    switch (event) {
      case Event.Filled fill ->
          filled(fill, futuresMoney(event).minus(before).plus(fill.settledFee()));
      case Event.FundingPaid paid -> {
        entry(paid.time(), "FUNDING_FEE", symbol(paid.instrument()), paid.payment(), 0);
        changed("FUNDING_FEE", paid.payment().asset(), Optional.of(paid.key()), paid.time());
      }
      case Event.OrderPlaced placed ->
          orders
              .of(placed.order())
              .filter(one -> one.parts().isFirst(placed.order()))
              .ifPresent(one -> told(one, "NEW", Optional.empty()));
      case Event.OrderRefused refused ->
          orders.of(refused.order()).ifPresent(one -> refused(one, refused));
      case Event.OrderCancelled cancelled ->
          orders.of(cancelled.order()).ifPresent(one -> ended(one, cancelled));
      case Event.OrderTriggered triggered ->
          orders.of(triggered.order()).ifPresent(one -> triggered(one, triggered));
      case Event.Transferred moved -> transferred(moved);
      case Event.Deposited came ->
          changed("DEPOSIT", came.amount().asset(), Optional.empty(), came.time());
      case Event.Delivered delivered -> {
        String symbol = symbol(delivered.position().instrument());
        Money made = futuresMoney(event).minus(before).plus(delivered.fee());
        entry(event.time(), "DELIVERED_SETTELMENT", symbol, made, 0);
        entry(event.time(), "COMMISSION", symbol, delivered.fee().negated(), 0);
        changed("ORDER", delivered.fee().asset(), Optional.of(delivered.position()), event.time());
      }
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
      case Event.IsolatedMarginMoved moved -> {
        marginMoves.add(new MarginMove(moved, asksForMargin));
        changed(
            asksForMargin ? "MARGIN_TRANSFER" : "ORDER",
            moved.amount().asset(),
            Optional.of(moved.position()),
            moved.time());
      }
      case Event.PositionBrought _,
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
    Asset settle =
        switch (event) {
          case Event.Filled fill -> fill.order().contract().settle();
          case Event.Delivered delivered -> delivered.fee().asset();
          default -> Asset.USDT;
        };
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
    OrderRecord order = orders.of(fill.order()).orElseGet(() -> taken(fill.order(), fill.time()));
    order.fill(fill);
    TradeRecord trade =
        new TradeRecord(nextNumber(), order, fill, spot ? Money.zero(realised.asset()) : realised);
    trades.add(trade);
    if (!spot) {
      String symbol = symbol(fill.instrument());
      if (!realised.isZero()) {
        entry(fill.time(), "REALIZED_PNL", symbol, realised, trade.number());
      }
      entry(fill.time(), "COMMISSION", symbol, fill.fee().negated(), trade.number());
    }
    told(order, "TRADE", Optional.of(trade));
    Optional<PositionKey> position = spot ? Optional.empty() : Optional.of(fill.order().position());
    Asset settle = fill.order().contract().settle();
    changed("ORDER", settle, position, fill.time());
    if (!spot && !fill.fee().asset().equals(settle)) {
      changed("ORDER", fill.fee().asset(), Optional.empty(), fill.time());
    }
    Optional<OrderRecord.Status> rest = order.parts().end(order.filled());
    if (rest.isPresent()) {
      end(order, rest.get(), "the rest is not filled", fill.time());
    } else if (orders.isLate(order) && order.status().isOpen()) {
      order.end(OrderRecord.Status.CANCELED, CANCELLED, fill.time());
    }
  }

  /** An order that the venue made itself, to liquidate. */
  private OrderRecord taken(Order order, long time) {
    OrderRecord made = new OrderRecord(nextNumber(), "autoclose-" + order.id(), order, time);
    orders.add(made, order.id());
    return made;
  }

  private void refused(OrderRecord order, Event.OrderRefused refused) {
    if (order.filled().isZero()) {
      order.end(OrderRecord.Status.REJECTED, refused.reason(), refused.time());
    } else if (order.status().isOpen()) {
      end(order, OrderRecord.Status.EXPIRED, refused.reason(), refused.time());
    }
  }

  /** A conditional order was set off; what it sends may have a number of its own. */
  private void triggered(OrderRecord order, Event.OrderTriggered triggered) {
    order.trigger(triggered.time());
    if (order.wantsChild() && order.order().terms() instanceof Terms.Triggered trigger) {
      OrderRecord child =
          new OrderRecord(
              nextNumber(),
              order.clientId(),
              order.order().withTerms(trigger.then()),
              triggered.time());
      child.send(order.parts());
      orders.add(child, triggered.order().id());
      order.sent(child);
      told(child, "NEW", Optional.empty());
    } else if (isAlgo(order)) {
      listeners.forEach(one -> one.algo(order));
    }
  }

  private void ended(OrderRecord order, Event.OrderCancelled cancelled) {
    if (!order.status().isOpen()) {
      return;
    }
    boolean asked = cancelled.reason().startsWith("cancelled by");
    if (!asked && order.isTriggered() && order.refusal().isPresent()) {
      order.end(OrderRecord.Status.REJECTED, order.refusal().get(), cancelled.time());
      listeners.forEach(one -> one.algo(order));
      return;
    }
    end(
        order,
        asked ? OrderRecord.Status.CANCELED : OrderRecord.Status.EXPIRED,
        cancelled.reason(),
        cancelled.time());
  }

  private void end(OrderRecord order, OrderRecord.Status how, String why, long time) {
    order.end(how, why, time);
    told(order, how.name(), Optional.empty());
  }

  /** Whether it is told of as a conditional order of futures. */
  private static boolean isAlgo(OrderRecord order) {
    return order.isConditional() && !order.instrument().isSpot();
  }

  private void entry(long time, String kind, String symbol, Money amount, long trade) {
    income.add(new IncomeRecord(nextNumber(), time, kind, symbol, amount, trade));
  }

  private void told(OrderRecord order, String what, Optional<TradeRecord> trade) {
    listeners.forEach(one -> one.order(order, what, trade));
    if (isAlgo(order)) {
      listeners.forEach(one -> one.algo(order));
    }
    order.parent().ifPresent(algo -> listeners.forEach(one -> one.algo(algo)));
  }

  private void changed(String reason, Asset asset, Optional<PositionKey> position, long time) {
    listeners.forEach(one -> one.account(reason, asset, position, time));
  }

  private static String symbol(InstrumentId id) {
    return ExchangeSymbols.format(id);
  }
}
