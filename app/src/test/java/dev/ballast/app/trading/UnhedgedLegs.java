// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Money;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What was planned of a ticket and what has been done of it, in the quote at the prices of the
 * decision: how much of what offsets each other is without its counterpart.
 */
final class UnhedgedLegs {
  /** Figures in floating point. */
  private static final double ROOM = 1 + 1e-9;

  private final Map<Side, Double> planned = new EnumMap<>(Side.class);
  private final Map<Side, Double> done = new EnumMap<>(Side.class);
  private final Map<String, Side> legs = new HashMap<>();
  private final long decided;
  private boolean withFutures;

  private UnhedgedLegs(long decided) {
    this.decided = decided;
  }

  /** Follows the fills at the venue, one by one. */
  static void check(Simulation one, Money bound, List<String> wrong) {
    Map<String, UnhedgedLegs> tickets = planned(one.kept().events());
    for (Event event : one.venue().events()) {
      if (event instanceof Event.Filled fill && fill.order().ticket().contains(".")) {
        // There an order's ticket is the name that its client gave it.
        String name = fill.order().ticket();
        UnhedgedLegs ticket =
            Objects.requireNonNull(tickets.get(name.substring(0, name.indexOf('.'))), name);
        ticket.fill(fill);
        if (ticket.unhedged() > ROOM * bound.toDouble()) {
          wrong.add(ticket.unhedged() + " was unhedged after " + name);
        }
      }
    }
  }

  /** What each ticket was to do when it was first intended. */
  private static Map<String, UnhedgedLegs> planned(List<Event> events) {
    Map<String, UnhedgedLegs> tickets = new HashMap<>();
    for (Event event : events) {
      if (event instanceof Event.Intended intended) {
        Set<String> known = new HashSet<>(tickets.keySet());
        for (Batch batch : intended.batches()) {
          for (Order order : batch.orders()) {
            if (!known.contains(order.ticket())) {
              tickets
                  .computeIfAbsent(order.ticket(), _ -> new UnhedgedLegs(intended.time()))
                  .plan(order);
            }
          }
        }
      }
    }
    return tickets;
  }

  private static String leg(String name) {
    return name.split("/", -1)[0];
  }

  private void plan(Order order) {
    double worth = order.quantity().toDouble() * Simulation.price(order.instrument(), decided);
    planned.merge(order.side(), worth, Double::sum);
    legs.put(order.leg(), order.side());
    withFutures |= !order.instrument().isSpot();
  }

  private void fill(Event.Filled fill) {
    Side own = Objects.requireNonNull(legs.get(leg(fill.order().ticket())));
    double worth = fill.quantity().toDouble() * Simulation.price(fill.instrument(), decided);
    done.merge(own, fill.order().side() == own ? worth : -worth, Double::sum);
  }

  private double unhedged() {
    double bought = planned.getOrDefault(Side.BUY, 0.0);
    double sold = planned.getOrDefault(Side.SELL, 0.0);
    if (!withFutures || bought == 0 || sold == 0) {
      return 0;
    }
    double apart =
        done.getOrDefault(Side.BUY, 0.0) / bought - done.getOrDefault(Side.SELL, 0.0) / sold;
    return Math.min(bought, sold) * Math.abs(apart);
  }
}
