// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import java.util.List;
import java.util.function.Predicate;

/**
 * What is asked of a venue in one go.
 *
 * @param movements of money, before the orders
 * @param orders in the order in which they are sent
 */
public record Batch(List<Movement> movements, List<Order> orders) {
  /** Copies the lists. */
  public Batch {
    movements = List.copyOf(movements);
    orders = List.copyOf(orders);
  }

  public boolean isEmpty() {
    return movements.isEmpty() && orders.isEmpty();
  }

  /** This without an order; with its only order a batch's movements, which are for it, go too. */
  public Batch without(String order) {
    return keeping(one -> !one.id().equals(order));
  }

  /** The same without all orders of a ticket. */
  public Batch withoutTicket(String ticket) {
    return keeping(one -> !one.ticket().equals(ticket));
  }

  private Batch keeping(Predicate<Order> which) {
    List<Order> left = orders.stream().filter(which).toList();
    if (left.size() == orders.size()) {
      return this;
    }
    return new Batch(left.isEmpty() ? List.of() : movements, left);
  }
}
