// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Cuts the legs of tickets that offset each other, so that no more than a bound of them is done
 * without its counterpart at any time: each part waits for the one before.
 */
final class LegSlices {
  /** Of an order's smallest value: prices move until it is sent. */
  private static final double ROOM = 1.05;

  private final LegWorth worth;
  private final Money bound;

  LegSlices(LegWorth worth, Money bound) {
    this.worth = worth;
    this.bound = bound;
  }

  /**
   * What is sent instead.
   *
   * @param batches in order
   * @param rejected tickets whose legs cannot be cut so small
   */
  record Sliced(List<Batch> batches, List<Event.RequestRejected> rejected) {}

  /**
   * Cuts what is to be sent.
   *
   * @param time epoch milliseconds
   */
  Sliced of(List<Batch> batches, long time) {
    SequencedMap<String, OffsettingLegs> tickets = new LinkedHashMap<>();
    List<Batch> kept = new ArrayList<>(batches);
    List<Event.RequestRejected> rejected = new ArrayList<>();
    OffsettingLegs.of(batches).forEach(legs -> tickets.put(legs.ticket(), legs));
    tickets.values().removeIf(legs -> legs.offset(worth) == 0);
    int parts = parts(tickets);
    for (OffsettingLegs legs : List.copyOf(tickets.values())) {
      Optional<Order> tooSmall = tooSmall(legs, parts);
      if (tooSmall.isPresent()) {
        tickets.remove(legs.ticket());
        kept.replaceAll(batch -> batch.withoutTicket(legs.ticket()));
        rejected.add(
            new Event.RequestRejected(
                time,
                legs.ticket(),
                "its legs are not sent: cut so that no more than "
                    + bound
                    + " of them is apart, an order in "
                    + tooSmall.get().instrument()
                    + " would be smaller than the venue takes"));
      }
    }
    kept.removeIf(Batch::isEmpty);
    int left = parts(tickets);
    return new Sliced(left <= 1 ? kept : cut(kept, tickets.keySet(), left), rejected);
  }

  private int parts(Map<String, OffsettingLegs> tickets) {
    double all = tickets.values().stream().mapToDouble(legs -> legs.offset(worth)).sum();
    if (all <= bound.toDouble()) {
      return 1;
    }
    // A part may be a step larger than its share.
    double room = bound.toDouble() - tickets.values().stream().mapToDouble(this::step).sum();
    return room <= 0 ? Integer.MAX_VALUE : (int) Math.ceil(all / room);
  }

  private double step(OffsettingLegs legs) {
    return legs.orders().stream().mapToDouble(worth::step).max().orElse(0);
  }

  private Optional<Order> tooSmall(OffsettingLegs legs, int parts) {
    return legs.orders().stream().filter(order -> parts > 1 && !isEnough(order, parts)).findFirst();
  }

  private boolean isEnough(Order order, int parts) {
    Quantity least = new Quantity((long) (order.quantity().units() / (parts * ROOM)));
    return worth.isEnough(order, worth.whole(order.instrument(), least));
  }

  /** Round after round of all batches: a ticket's legs may lie in two of them. */
  private List<Batch> cut(List<Batch> batches, Set<String> tickets, int parts) {
    List<Batch> cut = new ArrayList<>();
    for (int round = 1; round <= parts; round++) {
      for (int stage = 0; stage < batches.size(); stage++) {
        Batch batch = batches.get(stage);
        boolean whole = round == (stage == 0 ? 1 : parts);
        List<Order> orders = new ArrayList<>();
        for (Order order : batch.orders()) {
          if (tickets.contains(order.ticket())) {
            orders.add(part(order, round, parts));
          } else if (whole) {
            orders.add(order);
          }
        }
        List<Movement> movements = new ArrayList<>();
        for (Movement one : batch.movements()) {
          if (stage == 0 ? whole : one.amount().units() < parts && whole) {
            movements.add(one);
          } else if (stage > 0 && one.amount().units() >= parts) {
            movements.add(part(one, round, parts));
          }
        }
        cut.add(new Batch(movements, orders));
      }
    }
    return cut.stream().filter(batch -> !batch.isEmpty()).toList();
  }

  private Order part(Order order, int round, int parts) {
    return OrderPart.between(
        order, round, upTo(order, round - 1, parts), upTo(order, round, parts));
  }

  private Quantity upTo(Order order, int round, int parts) {
    Quantity whole = order.quantity();
    return round == parts
        ? whole
        : worth.whole(
            order.instrument(), new Quantity(Math.multiplyExact(whole.units() / parts, round)));
  }

  private static Movement part(Movement whole, int round, int parts) {
    long each = whole.amount().units() / parts;
    long units = round == parts ? whole.amount().units() - each * (parts - 1) : each;
    return new Movement(
        whole.id() + "/" + round,
        whole.from(),
        whole.to(),
        new Money(whole.amount().asset(), units));
  }
}
