// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.order.Event;
import dev.ballast.order.Order;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What has happened, in a line: {@code 2025-03-03 00:00:00 bought 0.01 BTC/USDT at 92,500}. */
public final class EventLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private EventLine() {}

  /** The line; nothing for what only the program needs to know. */
  public static Optional<String> of(Event event) {
    return words(event).map(one -> time(event.time()) + " " + one);
  }

  /** A moment as every line begins with one: {@code 2024-01-11 08:00:00}, UTC. */
  public static String time(long moment) {
    return TIME.format(Instant.ofEpochMilli(moment));
  }

  private static Optional<String> words(Event event) {
    return switch (event) {
      case Event.Intention _, Event.OrderPlaced _, Event.Rolled _ -> Optional.empty();
      case Event.OrderRefused one ->
          Optional.of("refused: " + order(one.order()) + ": " + one.reason());
      case Event.OrderCancelled one ->
          Optional.of(
              "cancelled: " + one.unfilled() + " of " + order(one.order()) + ": " + one.reason());
      case Event.OrderTriggered one -> Optional.of("set off: " + order(one.order()));
      case Event.Filled one ->
          Optional.of(
              "%s %s %s at %s, fee %s (%s)"
                  .formatted(
                      one.change().signum() > 0 ? "bought" : "sold",
                      one.quantity(),
                      one.instrument(),
                      one.price(),
                      one.fee(),
                      one.order().id()));
      case Event.FundingPaid one ->
          Optional.of(
              "funding of %s: %s %s at %s%%"
                  .formatted(
                      one.instrument(),
                      one.payment().signum() < 0 ? "paid" : "received",
                      one.payment().abs(),
                      one.rate().movePointRight(2).stripTrailingZeros().toPlainString()));
      case Event.RequestRejected one ->
          Optional.of("not done: " + one.request() + ": " + one.reason());
      case Event.Crossed one -> Optional.of("crossed between purposes in " + one.contract().id());
      case Event.Deposited one ->
          Optional.of(
              (one.amount().signum() < 0 ? "left the " : "in the ")
                  + one.place()
                  + ": "
                  + one.amount().abs());
      case Event.Transferred one ->
          Optional.of(one.amount() + " from the " + one.from() + " to the " + one.to());
      case Event.PositionBrought one ->
          Optional.of("held: " + one.position().quantity() + " " + one.position().instrument());
      case Event.IsolatedMarginMoved one ->
          Optional.of("margin of " + one.position() + " changed by " + one.amount());
      case Event.Delivered one ->
          Optional.of("delivered: " + one.quantity() + " " + one.position() + " at " + one.price());
      case Event.LiquidationFeePaid one ->
          Optional.of("liquidation fee of " + one.position() + ": " + one.fee());
      case Event.LossCovered one ->
          Optional.of("the exchange's insurance bore a loss of " + one.amount());
    };
  }

  private static String order(Order order) {
    return "%s %s %s (%s)"
        .formatted(
            order.side().name().toLowerCase(Locale.ROOT),
            order.quantity(),
            order.instrument(),
            order.id());
  }
}
