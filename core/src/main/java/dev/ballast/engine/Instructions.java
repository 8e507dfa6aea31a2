// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.order.Event;
import dev.ballast.order.Order;
import java.util.List;

/**
 * What was written beforehand for a moment, carried out as it stands.
 *
 * @param cancels come first
 * @param orders in the order in which they are sent
 * @param declined what was asked for and cannot be ordered
 */
public record Instructions(
    long time, List<Request.Cancel> cancels, List<Order> orders, List<Event.Declined> declined)
    implements Action {
  /** Copies the lists. */
  public Instructions {
    cancels = List.copyOf(cancels);
    orders = List.copyOf(orders);
    declined = List.copyOf(declined);
  }
}
