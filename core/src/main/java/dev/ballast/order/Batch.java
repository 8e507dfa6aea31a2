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
}
