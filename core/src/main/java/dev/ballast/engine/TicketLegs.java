// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.OpenOrder;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.policy.ExecutionPlan;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * How far the legs of each ticket have come, folded from events. What was not filled is ordered
 * again at the market; where that does not help, what was done of offsetting legs is taken back as
 * far as it has no counterpart, and nothing more of the ticket is sent.
 */
final class TicketLegs {
  /** Why nothing more of a ticket is sent. */
  static final String GIVEN_UP =
      "not all of its legs could be filled: what was done without its counterpart is taken back, and"
          + " nothing more of it is sent";

  private final ExecutionPlan plan;
  private final LegWorth worth;
  private final Intentions intentions;
  private final SequencedMap<String, Ticket> tickets = new LinkedHashMap<>();
  private final Map<String, Long> waitingSince = new HashMap<>();

  /**
   * No legs yet.
   *
   * @param intentions which are told of each event first
   */
  TicketLegs(ExecutionPlan plan, LegWorth worth, Intentions intentions) {
    this.plan = plan;
    this.worth = worth;
    this.intentions = intentions;
  }

  /** A ticket that is carried out. */
  private static final class Ticket {
    private final OffsettingLegs planned;
    private final SequencedMap<String, Leg> legs = new LinkedHashMap<>();
    private final Set<String> again = new HashSet<>();

    /** How often what was begun last was ordered again; below zero where it waits as a maker. */
    private int rounds;

    private boolean isOver;

    private Ticket(OffsettingLegs planned) {
      this.planned = planned;
    }
  }

  /** One of its legs; quantities on the leg's own side. */
  private static final class Leg {
    private final Order first;
    private final Set<String> orders = new HashSet<>();
    private Quantity planned = Quantity.ZERO;
    private Quantity filled = Quantity.ZERO;

    private Leg(Order first) {
      this.first = first;
    }

    private Quantity done() {
      return filled.signum() < 0 ? Quantity.ZERO : filled;
    }
  }

  void apply(Event event) {
    switch (event) {
      case Event.Intended intended -> intend(intended.batches());
      case Event.BatchBegun _ -> intentions.begun().forEach(this::begin);
      case Event.Filled filled -> fill(filled);
      case Event.OrderPlaced placed -> {
        if (isMaker(placed.order()) && tickets.containsKey(placed.order().ticket())) {
          waitingSince.put(placed.order().id(), placed.time());
        }
      }
      case Event.OrderRefused refused -> refuse(refused.order());
      case Event.OrderCancelled gone -> waitingSince.remove(gone.order().id());
      case Event.OrderTriggered _,
          Event.RequestRejected _,
          Event.Rolled _,
          Event.Crossed _,
          Event.Flow _,
          Event.Settlement _ -> {}
    }
  }

  private static boolean isMaker(Order order) {
    return order.terms() instanceof Terms.Limit limit
        && limit.timeInForce() == TimeInForce.POST_ONLY;
  }

  private void intend(List<Batch> batches) {
    Collection<OffsettingLegs> all = OffsettingLegs.of(batches);
    tickets.keySet().retainAll(all.stream().map(OffsettingLegs::ticket).toList());
    for (OffsettingLegs legs : all) {
      boolean isNew = !tickets.containsKey(legs.ticket());
      Ticket ticket = tickets.computeIfAbsent(legs.ticket(), _ -> new Ticket(legs));
      intend(ticket, legs.orders(), isNew);
    }
  }

  private static void intend(Ticket ticket, List<Order> orders, boolean isNew) {
    boolean more = false;
    for (Order order : orders) {
      Leg leg = ticket.legs.computeIfAbsent(order.leg(), _ -> new Leg(order));
      boolean unknown = leg.orders.add(order.id());
      if (isNew) {
        leg.planned = leg.planned.plus(order.quantity());
      } else if (unknown) {
        ticket.again.add(order.id());
        ticket.isOver |= order.side() != leg.first.side();
        more = true;
      }
    }
    ticket.rounds += more ? 1 : 0;
  }

  private void begin(Order order) {
    Ticket ticket = tickets.get(order.ticket());
    if (ticket != null && !ticket.again.contains(order.id())) {
      ticket.rounds = isMaker(order) ? -1 : 0;
    }
  }

  /** What was refused before it was begun is not to be done any more. */
  private void refuse(Order order) {
    waitingSince.remove(order.id());
    Ticket ticket = tickets.get(order.ticket());
    boolean begun = intentions.begun().stream().anyMatch(one -> one.id().equals(order.id()));
    if (ticket != null && !begun) {
      Leg leg = ticket.legs.get(order.leg());
      if (leg != null && leg.orders.remove(order.id())) {
        leg.planned = leg.planned.minus(order.quantity());
      }
    }
  }

  private void fill(Event.Filled filled) {
    Order order = filled.order();
    Ticket ticket = tickets.get(order.ticket());
    Leg leg = ticket == null ? null : ticket.legs.get(order.leg());
    if (leg != null && leg.orders.contains(order.id())) {
      boolean on = order.side() == leg.first.side();
      leg.filled = on ? leg.filled.plus(filled.quantity()) : leg.filled.minus(filled.quantity());
    }
  }

  /** Whether an order may wait as a maker before it goes to the market. */
  boolean mayWait(Order order) {
    Ticket ticket = tickets.get(order.ticket());
    return ticket != null
        && !plan.patience().isZero()
        && order.terms() instanceof Terms.Market
        && !ticket.again.contains(order.id());
  }

  /**
   * Those that have waited long enough.
   *
   * @param now epoch milliseconds
   */
  List<String> overdue(List<OpenOrder> open, long now) {
    List<String> overdue = new ArrayList<>();
    waitingSince.keySet().retainAll(open.stream().map(one -> one.order().id()).toList());
    for (OpenOrder one : open) {
      Long since = waitingSince.get(one.order().id());
      if (since != null && now - since >= plan.patience().toMillis()) {
        overdue.add(one.order().id());
      }
    }
    return overdue;
  }

  /**
   * What is to be sent from now on.
   *
   * @param batches in order
   * @param givenUp tickets of which nothing more is sent
   */
  record Mended(List<Batch> batches, List<String> givenUp) {}

  /**
   * What is to be sent instead of what waits, where the orders that were begun are done and have
   * not done all that they were to do.
   */
  Optional<Mended> mended() {
    List<Batch> waiting = intentions.waiting();
    List<Batch> left = new ArrayList<>(waiting);
    List<Order> orders = new ArrayList<>();
    List<String> givenUp = new ArrayList<>();
    for (Map.Entry<String, Ticket> entry : tickets.entrySet()) {
      Ticket ticket = entry.getValue();
      List<Order> again = ticket.isOver ? List.of() : again(ticket, waiting);
      if (!again.isEmpty() && ticket.rounds < plan.tries()) {
        orders.addAll(again);
      } else if (!again.isEmpty() && ticket.planned.offset(worth) > 0) {
        orders.addAll(back(ticket));
        left.replaceAll(batch -> batch.withoutTicket(entry.getKey()));
        givenUp.add(entry.getKey());
      }
    }
    if (orders.isEmpty() && givenUp.isEmpty()) {
      return Optional.empty();
    }
    left.addFirst(new Batch(List.of(), orders));
    left.removeIf(Batch::isEmpty);
    return Optional.of(new Mended(left, givenUp));
  }

  /** What is lacking of what was begun, as far as it can be ordered. */
  private List<Order> again(Ticket ticket, List<Batch> waiting) {
    List<Order> orders = new ArrayList<>();
    ticket.legs.forEach((name, leg) -> {
      Quantity lacking = leg.planned.minus(leg.filled);
      for (Batch batch : waiting) {
        for (Order order : batch.orders()) {
          if (order.leg().equals(name)) {
            lacking = lacking.minus(order.quantity());
          }
        }
      }
      Quantity whole = worth.whole(leg.first.instrument(), lacking);
      if (worth.isEnough(leg.first, whole)) {
        orders.add(OrderPart.again(leg.first, leg.orders.size() + 1, whole));
      }
    });
    return orders;
  }

  private double done(Ticket ticket, Side side) {
    return ticket.legs.values().stream()
        .filter(leg -> leg.first.side() == side)
        .mapToDouble(leg -> worth.of(leg.first, leg.done()))
        .sum();
  }

  /** Takes back what has no counterpart, from all legs of its side alike. */
  private List<Order> back(Ticket ticket) {
    double bought = done(ticket, Side.BUY) / ticket.planned.all(worth, Side.BUY);
    double sold = done(ticket, Side.SELL) / ticket.planned.all(worth, Side.SELL);
    if (bought == sold) {
      return List.of();
    }
    Side ahead = bought > sold ? Side.BUY : Side.SELL;
    double apart = ticket.planned.offset(worth) * Math.abs(bought - sold);
    double share = Math.min(1, apart / done(ticket, ahead));
    List<Order> orders = new ArrayList<>();
    for (Leg leg : ticket.legs.values()) {
      Quantity part =
          worth.whole(leg.first.instrument(), Quantity.nearest(leg.done().toDouble() * share));
      if (leg.first.side() == ahead && worth.isEnough(leg.first, part)) {
        orders.add(OrderPart.back(leg.first, leg.orders.size() + 1, part));
      }
    }
    return orders;
  }
}
