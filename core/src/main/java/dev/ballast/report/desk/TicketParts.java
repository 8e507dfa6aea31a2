// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.order.Purpose;
import dev.ballast.order.Share;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.plan.Ticket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What of a decision's orders is each ticket's. Several purposes may share one order in a contract;
 * its parts are then those tickets' whose purposes they serve, wherever the order stands. What
 * serves a purpose without a ticket is the part of the ticket that the order stands in.
 */
final class TicketParts {
  private final SequencedMap<String, List<Part>> byTicket = new LinkedHashMap<>();

  private TicketParts() {}

  /**
   * A ticket's part of an order.
   *
   * @param in the ticket that the order stands in
   * @param notional signed, in USDT: bought +, sold -
   * @param costs the share of the order's costs that the part bears, 0 to 1
   * @param shared whether other tickets have parts of it
   * @param beside purposes without a ticket that it serves too
   */
  record Part(
      Ticket in, Leg leg, double notional, double costs, boolean shared, List<Purpose> beside) {
    /** Copies the purposes. */
    Part {
      beside = List.copyOf(beside);
    }

    /** Initial margin that it takes (+) or gives back (-). */
    double margin() {
      double whole = signed(leg);
      return whole == 0 ? 0 : leg.margin().toDouble() * notional / whole;
    }
  }

  static TicketParts of(Decision decision) {
    Map<Purpose, Ticket> owners = new LinkedHashMap<>();
    TicketParts parts = new TicketParts();
    for (Ticket ticket : decision.plan().tickets()) {
      owners.putIfAbsent(ticket.purpose(), ticket);
      parts.byTicket.put(ticket.id(), new ArrayList<>());
    }
    for (Ticket ticket : decision.plan().tickets()) {
      for (Leg leg : ticket.legs()) {
        parts.divide(ticket, leg, owners);
      }
    }
    return parts;
  }

  private void divide(Ticket in, Leg leg, Map<Purpose, Ticket> owners) {
    SequencedMap<String, Double> changes = new LinkedHashMap<>();
    if (leg.shares().size() < 2) {
      changes.put(in.id(), signed(leg));
    }
    double price = leg.notional().toDouble() / leg.quantity().toDouble();
    for (Share share : leg.shares().size() < 2 ? List.<Share>of() : leg.shares()) {
      changes.merge(
          owners.getOrDefault(share.purpose(), in).id(),
          share.change().toDouble() * price,
          Double::sum);
    }
    List<Purpose> beside = new ArrayList<>();
    for (Share share : leg.shares()) {
      if (!owners.containsKey(share.purpose()) && !share.purpose().equals(Purpose.BROUGHT)) {
        beside.add(share.purpose());
      }
    }
    double gross = changes.values().stream().mapToDouble(Math::abs).sum();
    changes.forEach((id, change) ->
        byTicket
            .computeIfAbsent(id, none -> new ArrayList<>())
            .add(
                new Part(
                    in,
                    leg,
                    change,
                    gross > 0 ? Math.abs(change) / gross : 1,
                    changes.size() > 1,
                    id.equals(in.id()) ? beside : List.of())));
  }

  private static double signed(Leg leg) {
    return leg.side().signed(leg.quantity()).signum() * leg.notional().toDouble();
  }

  /** Those of one ticket. */
  List<Part> of(Ticket ticket) {
    return byTicket.getOrDefault(ticket.id(), List.of());
  }
}
