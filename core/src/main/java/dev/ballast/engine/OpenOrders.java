// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.order.Event;
import dev.ballast.order.OpenOrder;
import dev.ballast.order.Order;
import dev.ballast.unit.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The orders that are open, folded from what a venue tells, in the order in which it took them. */
public final class OpenOrders {
  private final SequencedMap<String, OpenOrder> open = new LinkedHashMap<>();

  /** Takes what has happened. */
  public void apply(Event event) {
    switch (event) {
      case Event.OrderPlaced placed ->
          open.put(placed.order().id(), new OpenOrder(placed.order(), placed.order().quantity()));
      case Event.OrderRefused refused -> open.remove(refused.order().id());
      case Event.OrderCancelled cancelled -> open.remove(cancelled.order().id());
      case Event.Filled filled -> fill(filled.order(), filled.quantity());
      case Event.OrderTriggered _,
          Event.Intention _,
          Event.RequestRejected _,
          Event.Rolled _,
          Event.Crossed _,
          Event.Flow _,
          Event.Settlement _ -> {}
    }
  }

  private void fill(Order order, Quantity quantity) {
    OpenOrder known = open.get(order.id());
    if (known == null) {
      return;
    }
    Quantity left = known.unfilled().minus(quantity);
    if (left.signum() > 0) {
      open.put(order.id(), new OpenOrder(order, left));
    } else {
      open.remove(order.id());
    }
  }

  boolean contains(String order) {
    return open.containsKey(order);
  }

  /** Those that are open, in the order in which they were placed. */
  public List<OpenOrder> all() {
    return List.copyOf(open.values());
  }
}
