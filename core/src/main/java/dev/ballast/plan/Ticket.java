// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.Contract;
import dev.ballast.order.Order;
import java.util.ArrayList;
import java.util.List;

/**
 * What is traded together for one reason.
 *
 * @param id the review's day and the ticket's number in it: {@code 2025-03-03-02}
 * @param title what it is, short
 * @param why a sentence
 * @param legs in the order in which they are sent
 */
public record Ticket(String id, String title, String why, List<Leg> legs) {
  /** Copies the legs. */
  public Ticket {
    legs = List.copyOf(legs);
  }

  /** The orders of the legs, numbered from one. */
  public List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    for (Leg leg : legs) {
      orders.add(
          Order.market(
              id + "." + (orders.size() + 1),
              id,
              Contract.of(leg.instrument()),
              leg.side(),
              leg.quantity(),
              leg.leverage()));
    }
    return orders;
  }
}
