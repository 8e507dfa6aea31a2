// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import dev.ballast.account.Position;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Share;
import dev.ballast.order.Terms;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happened, a row for each event. */
final class EventTables {
  private final List<OrderEvent> orders = new ArrayList<>();
  private final List<Event.Filled> fills = new ArrayList<>();
  private final List<Event.FundingPaid> funding = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  /** An order was placed, refused, triggered or cancelled. */
  private record OrderEvent(
      long time, String status, Order order, Quantity unfilled, String reason) {}

  /** What else changed the account. */
  private record Change(
      long time,
      String kind,
      Optional<InstrumentId> instrument,
      String from,
      String to,
      Optional<Quantity> quantity,
      Optional<Price> price,
      Money amount) {}

  private EventTables() {}

  static List<Table<?>> of(List<Event> events) {
    EventTables tables = new EventTables();
    events.forEach(tables::add);
    return List.of(tables.orders(), tables.fills(), tables.funding(), tables.changes());
  }

  private void add(Event event) {
    switch (event) {
      case Event.OrderPlaced one ->
          orders.add(new OrderEvent(one.time(), "placed", one.order(), one.order().quantity(), ""));
      case Event.OrderRefused one ->
          orders.add(
              new OrderEvent(
                  one.time(), "refused", one.order(), one.order().quantity(), one.reason()));
      case Event.OrderCancelled one ->
          orders.add(
              new OrderEvent(one.time(), "cancelled", one.order(), one.unfilled(), one.reason()));
      // Told with the orders that it came to, and with the request that was rejected.
      case Event.Intention _, Event.RequestRejected _ -> {}
      case Event.OrderTriggered one ->
          orders.add(
              new OrderEvent(one.time(), "triggered", one.order(), one.order().quantity(), ""));
      case Event.Filled one -> fills.add(one);
      case Event.FundingPaid one -> funding.add(one);
      case Event.Deposited one ->
          changes.add(change(one.time(), "deposit", "outside", word(one.place()), one.amount()));
      case Event.Transferred one ->
          changes.add(
              change(one.time(), "transfer", word(one.from()), word(one.to()), one.amount()));
      case Event.PositionBrought one -> changes.add(brought(one));
      case Event.IsolatedMarginMoved one ->
          changes.add(
              new Change(
                  one.time(),
                  "isolated-margin",
                  Optional.of(one.position().instrument()),
                  "futures",
                  "position",
                  Optional.empty(),
                  Optional.empty(),
                  one.amount()));
      case Event.Delivered one ->
          changes.add(
              new Change(
                  one.time(),
                  "delivery",
                  Optional.of(one.position().instrument()),
                  "futures",
                  "venue",
                  Optional.of(one.quantity()),
                  Optional.of(one.price()),
                  one.fee()));
      case Event.Rolled one ->
          changes.add(
              new Change(
                  one.time(),
                  "roll",
                  Optional.of(one.to()),
                  one.from().toString(),
                  one.to().toString(),
                  Optional.of(one.quantity()),
                  Optional.empty(),
                  one.cost()));
      case Event.Crossed one -> {
        for (Share part : one.parts()) {
          boolean gives = part.change().signum() < 0;
          String purpose = part.purpose().toString();
          changes.add(
              new Change(
                  one.time(),
                  "cross",
                  Optional.of(one.contract().id()),
                  gives ? purpose : "other purposes",
                  gives ? "other purposes" : purpose,
                  Optional.of(part.change()),
                  Optional.of(one.price()),
                  one.contract().value(part.change(), one.price())));
        }
      }
      case Event.LiquidationFeePaid one ->
          changes.add(
              new Change(
                  one.time(),
                  "liquidation-fee",
                  Optional.of(one.position().instrument()),
                  "futures",
                  "insurance-fund",
                  Optional.empty(),
                  Optional.empty(),
                  one.fee()));
      case Event.LossCovered one ->
          changes.add(
              new Change(
                  one.time(),
                  "loss-covered",
                  one.isolated().map(key -> key.instrument()),
                  "insurance-fund",
                  "futures",
                  Optional.empty(),
                  Optional.empty(),
                  one.amount()));
    }
  }

  private static Change change(long time, String kind, String from, String to, Money amount) {
    return new Change(
        time, kind, Optional.empty(), from, to, Optional.empty(), Optional.empty(), amount);
  }

  private static Change brought(Event.PositionBrought one) {
    Position position = one.position();
    return new Change(
        one.time(),
        "position-brought",
        Optional.of(position.instrument()),
        "outside",
        "futures",
        Optional.of(position.quantity()),
        Optional.empty(),
        position.entryCost());
  }

  private Table<?> orders() {
    return Table.of("orders", orders)
        .time("time", row -> Instant.ofEpochMilli(row.time()))
        .text("status", OrderEvent::status)
        .text("order", row -> row.order().id())
        .text("ticket", row -> row.order().ticket())
        .text("instrument", row -> row.order().instrument().toString())
        .text("side", row -> word(row.order().side()))
        .text("position_side", row -> word(row.order().positionSide()))
        .text("margin", row -> word(row.order().margin()))
        .quantity("quantity", row -> row.order().quantity())
        .quantity("unfilled", OrderEvent::unfilled)
        .text("type", row -> type(row.order().terms()))
        .maybeExact("limit_price", row -> limit(row.order().terms()).map(Price::toString))
        .maybeExact("trigger_price", row -> trigger(row.order().terms()).map(Price::toString))
        .text("time_in_force", row -> timeInForce(row.order().terms()))
        .flag("reduce_only", row -> row.order().reduceOnly())
        .rate("leverage", row -> row.order().leverage())
        .text("reason", OrderEvent::reason);
  }

  private Table<?> fills() {
    return Table.of("fills", fills)
        .time("time", row -> Instant.ofEpochMilli(row.time()))
        .text("order", row -> row.order().id())
        .text("ticket", row -> row.order().ticket())
        .text("instrument", row -> row.instrument().toString())
        .text("side", row -> word(row.order().side()))
        .quantity("quantity", Event.Filled::quantity)
        .price("price", Event.Filled::price)
        .price("reference", Event.Filled::reference)
        .money("notional", row -> row.order().contract().notional(row.quantity(), row.price()))
        .money("fee", Event.Filled::fee)
        .text("asset", row -> row.order().contract().settle().code())
        .text("liquidity", row -> word(row.liquidity()))
        .text("fee_asset", row -> row.fee().asset().code());
  }

  private Table<?> funding() {
    return Table.of("funding", funding)
        .time("time", row -> Instant.ofEpochMilli(row.time()))
        .text("instrument", row -> row.instrument().toString())
        .text("position_side", row -> word(row.side()))
        .quantity("position", Event.FundingPaid::position)
        .price("mark", Event.FundingPaid::mark)
        .text("mark_source", row -> word(row.markSource()))
        .rate("rate", Event.FundingPaid::rate)
        .money("payment", Event.FundingPaid::payment)
        .text("asset", row -> row.payment().asset().code());
  }

  private Table<?> changes() {
    return Table.of("account-events", changes)
        .time("time", row -> Instant.ofEpochMilli(row.time()))
        .text("kind", Change::kind)
        .text("instrument", row -> row.instrument().map(InstrumentId::toString).orElse(""))
        .text("from", Change::from)
        .text("to", Change::to)
        .maybeExact("quantity", row -> row.quantity().map(Quantity::toString))
        .maybeExact("price", row -> row.price().map(Price::toString))
        .money("amount", Change::amount)
        .text("asset", row -> row.amount().asset().code());
  }

  private static String type(Terms terms) {
    return switch (terms) {
      case Terms.Market market -> "market";
      case Terms.Limit limit -> "limit";
      case Terms.Triggered triggered -> word(triggered.trigger()) + "-" + type(triggered.then());
    };
  }

  private static Optional<Price> limit(Terms terms) {
    return switch (terms) {
      case Terms.Market market -> Optional.empty();
      case Terms.Limit limit -> Optional.of(limit.price());
      case Terms.Triggered triggered -> limit(triggered.then());
    };
  }

  private static Optional<Price> trigger(Terms terms) {
    return terms instanceof Terms.Triggered triggered
        ? Optional.of(triggered.price())
        : Optional.empty();
  }

  private static String timeInForce(Terms terms) {
    return switch (terms) {
      case Terms.Market market -> "";
      case Terms.Limit limit -> word(limit.timeInForce());
      case Terms.Triggered triggered -> timeInForce(triggered.then());
    };
  }

  /** A constant as one lower-case word: {@code take-profit}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
