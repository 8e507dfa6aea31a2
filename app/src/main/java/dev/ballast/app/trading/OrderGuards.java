// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Position;
import dev.ballast.ledger.Books;
import dev.ballast.order.Order;
import dev.ballast.unit.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What keeps orders from being sent one by one. What only takes off risk is let through: a sale of
 * spot, and what makes a position smaller.
 *
 * @param guards each of which may say why an order is not to be sent; the first that does is heard
 */
record OrderGuards(List<Function<Order, Optional<String>>> guards) {
  /** Copies the list. */
  OrderGuards {
    guards = List.copyOf(guards);
  }

  /**
   * Why orders are not to be sent, by their ids: one leg of a ticket that is not keeps the others
   * back, but for those that take off risk.
   */
  Map<String, String> refused(List<Order> orders, Books books) {
    Map<String, String> tickets = new HashMap<>();
    Map<String, String> refused = new HashMap<>();
    for (Order order : orders) {
      if (!reduces(order, books)) {
        reason(order)
            .ifPresent(reason -> {
              refused.put(order.id(), reason);
              tickets.put(order.ticket(), order.id());
            });
      }
    }
    for (Order order : orders) {
      String other = tickets.get(order.ticket());
      if (other != null && !reduces(order, books)) {
        refused.putIfAbsent(order.id(), "not sent: " + other + " of its ticket is not");
      }
    }
    return refused;
  }

  private static boolean reduces(Order order, Books books) {
    return order.reduces(
        books.position(order.position()).map(Position::quantity).orElse(Quantity.ZERO));
  }

  private Optional<String> reason(Order order) {
    for (Function<Order, Optional<String>> guard : guards) {
      Optional<String> reason = guard.apply(order);
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }
}
