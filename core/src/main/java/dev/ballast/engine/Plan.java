// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.order.MarginTransfer;
import dev.ballast.order.Order;
import dev.ballast.order.RefusedLeg;
import dev.ballast.order.Ticket;
import java.util.ArrayList;
import java.util.List;

/**
 * What a review has decided.
 *
 * @param time epoch milliseconds
 * @param reviews what was looked at: {@code sectors, hedges}
 * @param transfers made before the orders
 * @param tickets in the order in which they are sent
 * @param refused what was wanted and is not ordered
 * @param notes what the reader should know
 */
public record Plan(
    long time,
    String reviews,
    List<MarginTransfer> transfers,
    List<Ticket> tickets,
    List<RefusedLeg> refused,
    List<String> notes)
    implements Action {
  /** Copies the lists. */
  public Plan {
    transfers = List.copyOf(transfers);
    tickets = List.copyOf(tickets);
    refused = List.copyOf(refused);
    notes = List.copyOf(notes);
  }

  /** The orders of all tickets, in the order in which they are sent. */
  public List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    tickets.forEach(ticket -> orders.addAll(ticket.orders()));
    return orders;
  }
}
