// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.OpenOrder;
import dev.ballast.order.Order;
import dev.ballast.order.Terms;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a session is to do at a moment, in this order: cancel, move money, send orders.
 *
 * @param time epoch milliseconds
 * @param cancels open orders that are taken back
 * @param movements of money, before the orders
 * @param orders in the order in which they are sent
 * @param declined what was asked for and cannot be ordered
 * @param decision what they follow from; absent where they were written beforehand
 */
public record Instructions(
    long time,
    List<Cancel> cancels,
    List<Movement> movements,
    List<Order> orders,
    List<Event.Declined> declined,
    Optional<Decision> decision) {
  /** Copies the lists. */
  public Instructions {
    cancels = List.copyOf(cancels);
    movements = List.copyOf(movements);
    orders = List.copyOf(orders);
    declined = List.copyOf(declined);
  }

  /**
   * An open order that is taken back.
   *
   * @param order its id
   * @param reason for the record of it
   */
  public record Cancel(String order, String reason) {}

  /** What a decision asks for. */
  public static Instructions of(Decision decision, List<OpenOrder> open) {
    Instructions plain = of(decision.plan(), open);
    return new Instructions(
        plain.time,
        plain.cancels,
        plain.movements,
        plain.orders,
        plain.declined,
        Optional.of(decision));
  }

  /**
   * A plan's transfers and orders. What is left of an earlier plan's market orders in the same
   * instruments is taken back, since the new one is made of what is held.
   */
  public static Instructions of(Plan plan, List<OpenOrder> open) {
    List<Order> orders = plan.orders();
    Set<InstrumentId> replaced = new TreeSet<>();
    orders.forEach(order -> replaced.add(order.instrument()));
    List<Cancel> cancels = new ArrayList<>();
    for (OpenOrder one : open) {
      if (one.order().terms() instanceof Terms.Market
          && replaced.contains(one.order().instrument())) {
        cancels.add(new Cancel(one.order().id(), "replaced by a new plan"));
      }
    }
    return new Instructions(
        plan.time(), cancels, plan.movements(), orders, List.of(), Optional.empty());
  }

  public boolean isEmpty() {
    return cancels.isEmpty()
        && movements.isEmpty()
        && orders.isEmpty()
        && declined.isEmpty()
        && decision.isEmpty();
  }
}
