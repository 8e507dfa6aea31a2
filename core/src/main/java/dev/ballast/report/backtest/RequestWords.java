// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.engine.Request;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import java.math.BigDecimal;
import java.util.Locale;

/** Requests as people say them. */
final class RequestWords {
  private RequestWords() {}

  static String of(Request request) {
    return switch (request) {
      case Request.Move move -> of(move.movement());
      case Request.Send send -> of(send.order());
      case Request.Roll roll -> "roll " + roll.from() + " to " + roll.to();
      case Request.Cancel cancel -> "cancel " + cancel.request();
    };
  }

  private static String of(Movement movement) {
    String from = movement.from().map(Place::toString).orElse("");
    String to = movement.to().map(Place::toString).orElse("");
    if (from.isEmpty()) {
      return "deposit " + movement.amount() + ": " + to;
    }
    return to.isEmpty()
        ? "withdraw " + movement.amount() + ": " + from
        : "transfer " + movement.amount() + ": " + from + " to " + to;
  }

  static String of(Order order) {
    StringBuilder words =
        new StringBuilder()
            .append(word(order.side()))
            .append(' ')
            .append(order.quantity())
            .append(' ')
            .append(order.contract().id());
    if (order.positionSide() != PositionSide.BOTH) {
      words.append(", ").append(word(order.positionSide())).append(" side");
    }
    words.append(of(order.terms()));
    if (order.reduceOnly()) {
      words.append(", reduce-only");
    }
    if (order.margin() == MarginMode.ISOLATED) {
      words.append(", isolated");
    }
    if (order.leverage().compareTo(BigDecimal.ONE) != 0) {
      words.append(", ").append(order.leverage().toPlainString()).append('x');
    }
    return words.toString();
  }

  private static String of(Terms terms) {
    return switch (terms) {
      case Terms.Market market -> "";
      case Terms.Limit limit -> ", limit " + limit.price() + lasting(limit.timeInForce());
      case Terms.Triggered trigger ->
          (trigger.trigger() == Terms.Trigger.STOP ? ", stop " : ", take profit ")
              + trigger.price()
              + of(trigger.then());
    };
  }

  private static String lasting(TimeInForce force) {
    return switch (force) {
      case GOOD_TILL_CANCELLED -> "";
      case IMMEDIATE_OR_CANCEL -> " ioc";
      case FILL_OR_KILL -> " fok";
      case POST_ONLY -> " post-only";
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
