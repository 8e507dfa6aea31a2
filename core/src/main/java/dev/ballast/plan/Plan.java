// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What a review has decided.
 *
 * @param time epoch milliseconds
 * @param reviews what was looked at: {@code sectors, hedges}
 * @param transfers made before the orders
 * @param crossings what purposes take over from each other before them
 * @param tickets in the order in which they are sent
 * @param refused what was wanted and is not ordered
 * @param notes what the reader should know
 */
public record Plan(
    long time,
    String reviews,
    List<MarginTransfer> transfers,
    List<Crossing> crossings,
    List<Ticket> tickets,
    List<RefusedLeg> refused,
    List<String> notes) {
  /** Copies the lists. */
  public Plan {
    transfers = List.copyOf(transfers);
    crossings = List.copyOf(crossings);
    tickets = List.copyOf(tickets);
    refused = List.copyOf(refused);
    notes = List.copyOf(notes);
  }

  /**
   * What the ids of a review's tickets and movements begin with: {@code 2025-03-03}, or {@code
   * 2025-10-10T1600} of one that was held inside the day.
   *
   * @param time epoch milliseconds
   */
  public static String stem(long time) {
    String day = UtcDay.date(time).toString();
    long minutes = time % UtcDay.MILLIS / 60_000;
    return minutes == 0
        ? day
        : day + String.format(Locale.ROOT, "T%02d%02d", minutes / 60, minutes % 60);
  }

  /** Whether the review looked at this. */
  public boolean looksAt(ReviewKind kind) {
    return List.of(reviews.split(", ")).contains(kind.toString());
  }

  /** The same with more for the reader to know, said first. */
  public Plan noting(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(notes);
    return new Plan(time, reviews, transfers, crossings, tickets, refused, all);
  }

  /**
   * The transfers as they are asked of a venue.
   *
   * @param late those that wait for orders, or the others
   */
  public List<Movement> movements(boolean late) {
    List<Movement> movements = new ArrayList<>();
    int number = 0;
    for (MarginTransfer transfer : transfers) {
      number++;
      if (transfer.late() == late) {
        String id = stem(time) + "-m" + number;
        movements.add(Movement.transfer(id, transfer.from(), transfer.to(), transfer.amount()));
      }
    }
    return movements;
  }

  /** The orders of all tickets, in the order in which they are sent. */
  public List<Order> orders() {
    return orders(leg -> true);
  }

  /** The orders of some legs, in the order in which they are sent. */
  public List<Order> orders(Predicate<Leg> which) {
    if (tickets.isEmpty()) {
      return List.of();
    }
    List<Sent> sent = new ArrayList<>();
    for (Ticket ticket : tickets) {
      List<Leg> legs = ticket.legs().stream().filter(which).toList();
      List<Order> orders = ticket.orders(which);
      for (int i = 0; i < legs.size(); i++) {
        sent.add(new Sent(legs.get(i), orders.get(i)));
      }
    }
    sent.sort(Comparator.comparing(Sent::leg, Sending.ORDER));
    return sent.stream().map(Sent::order).toList();
  }

  /** An order with its leg. */
  private record Sent(Leg leg, Order order) {}
}
