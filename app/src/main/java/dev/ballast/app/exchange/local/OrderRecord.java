// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A client's order and what has become of it, as the exchange tells of it. */
final class OrderRecord {
  /** How far it has come. */
  enum Status {
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    EXPIRED,
    REJECTED;

    boolean isOpen() {
      return this == NEW || this == PARTIALLY_FILLED;
    }
  }

  private final long number;
  private final String clientId;
  private final Order order;
  private final long created;
  private Status status = Status.NEW;
  private boolean triggered;
  private Quantity filled = Quantity.ZERO;
  private BigDecimal quote = BigDecimal.ZERO;
  private long updated;
  private String reason = "";
  private OrderParts parts;
  private Optional<String> refusal = Optional.empty();
  private boolean wantsChild;
  private Optional<OrderRecord> child = Optional.empty();
  private Optional<OrderRecord> parent = Optional.empty();
  private long hiddenUntil = Long.MIN_VALUE;

  /**
   * An order that has come in.
   *
   * @param number the exchange's, by which it is asked about
   * @param clientId the client's name for it
   */
  OrderRecord(long number, String clientId, Order order, long created) {
    this.number = number;
    this.clientId = clientId;
    this.order = order;
    this.created = created;
    this.updated = created;
    this.parts = OrderParts.whole(order);
  }

  /** What it sends to the market. */
  OrderParts parts() {
    return parts;
  }

  /** Sends other orders to the market in its place. */
  void send(OrderParts others) {
    parts = others;
  }

  /** Is refused when it is set off, for that reason; another that never fills is sent for it. */
  void refuseWhenTriggered(String why, Order inItsPlace) {
    refusal = Optional.of(why);
    parts = OrderParts.whole(inItsPlace);
  }

  /** Why it is refused when it is set off; nothing where it is not. */
  Optional<String> refusal() {
    return refusal;
  }

  /** What it sends when it is set off has a number of its own. */
  void haveChild() {
    wantsChild = true;
  }

  boolean wantsChild() {
    return wantsChild;
  }

  /** Is not found before a time of the machine's clock. */
  void hide(long until) {
    hiddenUntil = until;
  }

  /** Whether it is found, by the machine's clock. */
  boolean isFound(long now) {
    return now >= hiddenUntil;
  }

  /** What it has sent, under a number of its own. */
  void sent(OrderRecord order) {
    child = Optional.of(order);
    order.parent = Optional.of(this);
  }

  /** The conditional order that has sent this one. */
  Optional<OrderRecord> parent() {
    return parent;
  }

  /** The number of what it has sent; its own where that has none. */
  long actual() {
    return child.map(OrderRecord::number).orElse(number);
  }

  /** How far a conditional order has come, as the exchange says it of such. */
  String algoStatus() {
    return switch (child.map(OrderRecord::status).orElse(status)) {
      case NEW -> triggered ? "TRIGGERED" : "NEW";
      case PARTIALLY_FILLED -> "TRIGGERED";
      case FILLED -> "FINISHED";
      case CANCELED -> child.isPresent() ? "FINISHED" : "CANCELED";
      case EXPIRED -> "EXPIRED";
      case REJECTED -> "REJECTED";
    };
  }

  long number() {
    return number;
  }

  String clientId() {
    return clientId;
  }

  Order order() {
    return order;
  }

  InstrumentId instrument() {
    return order.instrument();
  }

  long created() {
    return created;
  }

  long updated() {
    return updated;
  }

  Status status() {
    return status;
  }

  /** Whether it waits for a trigger, or has. */
  boolean isConditional() {
    return order.terms() instanceof Terms.Triggered;
  }

  /** Whether its trigger was reached. */
  boolean isTriggered() {
    return triggered;
  }

  Quantity filled() {
    return filled;
  }

  /** What its fills were worth, in the quote asset. */
  BigDecimal quote() {
    return quote;
  }

  /** Mean price of its fills; zero before the first. */
  BigDecimal averagePrice() {
    return filled.isZero()
        ? BigDecimal.ZERO
        : quote.divide(filled.toDecimal(), 8, RoundingMode.HALF_EVEN);
  }

  /** Why it was refused or ended; empty where it was not. */
  String reason() {
    return reason;
  }

  /** {@code LIMIT}, {@code MARKET}, {@code STOP_MARKET} and the like. */
  String type() {
    return switch (order.terms()) {
      case Terms.Market _ -> "MARKET";
      case Terms.Limit _ -> "LIMIT";
      case Terms.Triggered trigger -> {
        String kind = trigger.trigger() == Terms.Trigger.STOP ? "STOP" : "TAKE_PROFIT";
        yield trigger.then() instanceof Terms.Limit ? kind : kind + "_MARKET";
      }
    };
  }

  /** {@code GTC} and the like, as futures write it. */
  String timeInForce() {
    Terms terms = order.terms() instanceof Terms.Triggered trigger ? trigger.then() : order.terms();
    TimeInForce force =
        terms instanceof Terms.Limit limit ? limit.timeInForce() : TimeInForce.GOOD_TILL_CANCELLED;
    return switch (force) {
      case GOOD_TILL_CANCELLED -> "GTC";
      case IMMEDIATE_OR_CANCEL -> "IOC";
      case FILL_OR_KILL -> "FOK";
      case POST_ONLY -> "GTX";
    };
  }

  /** The limit; zero for a market order. */
  BigDecimal price() {
    Terms terms = order.terms() instanceof Terms.Triggered trigger ? trigger.then() : order.terms();
    return terms instanceof Terms.Limit limit ? limit.price().toDecimal() : BigDecimal.ZERO;
  }

  /** What sets it off; zero where nothing does. */
  BigDecimal triggerPrice() {
    return order.terms() instanceof Terms.Triggered trigger
        ? trigger.price().toDecimal()
        : BigDecimal.ZERO;
  }

  void fill(Event.Filled fill) {
    filled = filled.plus(fill.quantity());
    quote = quote.add(fill.price().toDecimal().multiply(fill.quantity().toDecimal()));
    status = filled.equals(order.quantity()) ? Status.FILLED : Status.PARTIALLY_FILLED;
    updated = fill.time();
  }

  void trigger(long time) {
    triggered = true;
    updated = time;
  }

  void end(Status how, String why, long time) {
    status = how;
    reason = why;
    updated = time;
  }
}
