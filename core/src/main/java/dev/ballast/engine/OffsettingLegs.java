// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.order.Batch;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The orders of a ticket, of which some offset others: a spread, a carry, a roll. What is exchanged
 * in spot alone offsets nothing.
 */
record OffsettingLegs(String ticket, List<Order> orders) {
  /** Copies the list. */
  OffsettingLegs {
    orders = List.copyOf(orders);
  }

  /** Those of all tickets that are to be sent. */
  static Collection<OffsettingLegs> of(List<Batch> batches) {
    SequencedMap<String, List<Order>> orders = new LinkedHashMap<>();
    for (Batch batch : batches) {
      for (Order order : batch.orders()) {
        orders.computeIfAbsent(order.ticket(), _ -> new ArrayList<>()).add(order);
      }
    }
    List<OffsettingLegs> all = new ArrayList<>();
    orders.forEach((ticket, legs) -> all.add(new OffsettingLegs(ticket, legs)));
    return all;
  }

  /** How much of what is bought is offset by what is sold, in the quote: zero or more. */
  double offset(LegWorth worth) {
    boolean futures = orders.stream().anyMatch(order -> !order.instrument().isSpot());
    return futures ? Math.min(all(worth, Side.BUY), all(worth, Side.SELL)) : 0;
  }

  /** What all orders of a side are worth, in the quote. */
  double all(LegWorth worth, Side side) {
    return orders.stream()
        .filter(order -> order.side() == side)
        .mapToDouble(order -> worth.of(order, order.quantity()))
        .sum();
  }
}
