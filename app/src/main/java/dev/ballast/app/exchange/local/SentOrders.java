// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.order.Order;
import dev.ballast.venue.sim.SimulatedVenue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** An account's orders, by number and by what they have sent to the market. For one thread. */
final class SentOrders {
  private final SimulatedVenue venue;
  private final TreeMap<Long, OrderRecord> orders = new TreeMap<>();
  private final Map<String, OrderRecord> byOrder = new HashMap<>();
  private final List<OrderRecord> unfinished = new ArrayList<>();
  private final SequencedMap<OrderRecord, Long> late = new LinkedHashMap<>();

  SentOrders(SimulatedVenue venue) {
    this.venue = venue;
  }

  /** In order of their numbers. */
  List<OrderRecord> all(Predicate<OrderRecord> which) {
    return orders.values().stream().filter(which).toList();
  }

  /** Whose order it is that the market tells of. */
  Optional<OrderRecord> of(Order order) {
    return Optional.ofNullable(byOrder.get(order.id()));
  }

  /** Knows an order by its number and by what the market calls it. */
  void add(OrderRecord order, String inMarket) {
    orders.put(order.number(), order);
    byOrder.put(inMarket, order);
  }

  /** Sends an order, or the first part of it. */
  void send(OrderRecord order) {
    orders.put(order.number(), order);
    submit(order);
    if (order.parts().hasMore() || order.parts().sent().size() > 1) {
      unfinished.add(order);
    }
  }

  private void submit(OrderRecord order) {
    List<Order> parts = order.parts().next();
    parts.forEach(one -> byOrder.put(one.id(), order));
    venue.submit(parts);
  }

  /** Sends the next part of each order that has one. */
  void sendMore() {
    unfinished.stream()
        .filter(one -> one.status().isOpen() && one.parts().hasMore())
        .forEach(this::submit);
  }

  /** Takes back what is still in the market of orders that have ended. */
  void tidy() {
    for (OrderRecord order : List.copyOf(unfinished)) {
      if (!order.status().isOpen()) {
        unfinished.remove(order);
        takeBack(order, "cancelled by the exchange");
      }
    }
  }

  /** Takes back whatever an order has in the market. */
  void takeBack(OrderRecord order, String reason) {
    order.parts().drop();
    order.parts().sent().forEach(one -> venue.cancel(one, reason));
  }

  /** Leaves an order in the market until a time though it is said to be cancelled. */
  void leave(OrderRecord order, long until) {
    order.parts().drop();
    late.put(order, until);
  }

  /** Whether it is in the market though it is said to be cancelled. */
  boolean isLate(OrderRecord order) {
    return late.containsKey(order);
  }

  /** Takes back what has been left for long enough. */
  void endLate(long time) {
    for (Map.Entry<OrderRecord, Long> one : List.copyOf(late.entrySet())) {
      if (one.getValue() < time) {
        late.remove(one.getKey());
        takeBack(one.getKey(), "cancelled by the client");
      }
    }
  }
}
