// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import java.util.List;

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
    List<Order> left = orders.stream().filter(one -> !one.id().equals(order)).toList();
    if (left.size() == orders.size()) {
      return this;
    }
    return new Batch(left.isEmpty() ? List.of() : movements, left);
  }
}
