// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Batch;
import dev.ballast.order.Cancellation;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.OpenOrder;
import dev.ballast.order.Order;
import dev.ballast.order.Terms;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a session is to do from a moment on: cancel, then one batch after another, each once the
 * orders of the batch before are done.
 *
 * @param time epoch milliseconds
 * @param cancels open orders that are taken back
 * @param batches in order; what is left of them falls away when new instructions come
 * @param rejected what was asked for and cannot be ordered
 * @param crossed what purposes take over from each other, before any order
 * @param decision what they follow from; absent where they were written beforehand
 */
public record Instructions(
    long time,
    List<Cancellation> cancels,
    List<Batch> batches,
    List<Event.RequestRejected> rejected,
    List<Event.Crossed> crossed,
    Optional<Decision> decision) {
  /** Of which nothing is crossed. */
  public Instructions(
      long time,
      List<Cancellation> cancels,
      List<Batch> batches,
      List<Event.RequestRejected> rejected,
      Optional<Decision> decision) {
    this(time, cancels, batches, rejected, List.of(), decision);
  }

  /** Copies the lists. */
  public Instructions {
    cancels = List.copyOf(cancels);
    batches = List.copyOf(batches);
    rejected = List.copyOf(rejected);
    crossed = List.copyOf(crossed);
  }

  /** What a decision asks for. */
  public static Instructions of(Decision decision, List<OpenOrder> open) {
    Instructions plain = of(decision.plan(), open);
    return new Instructions(
        plain.time,
        plain.cancels,
        plain.batches,
        plain.rejected,
        plain.crossed,
        Optional.of(decision));
  }

  /**
   * A plan's transfers and orders. What is left of an earlier plan's market orders in the same
   * instruments is taken back, since the new one is made of what is held.
   */
  public static Instructions of(Plan plan, List<OpenOrder> open) {
    Set<InstrumentId> replaced = new TreeSet<>();
    plan.orders().forEach(order -> replaced.add(order.instrument()));
    List<Cancellation> cancels = new ArrayList<>();
    for (OpenOrder one : open) {
      if (one.order().terms() instanceof Terms.Market
          && replaced.contains(one.order().instrument())) {
        cancels.add(new Cancellation(one.order().id(), "replaced by a new plan"));
      }
    }
    List<Event.Crossed> crossed =
        plan.crossings().stream()
            .map(one ->
                new Event.Crossed(
                    plan.time(), one.contract(), one.side(), one.parts(), one.price()))
            .toList();
    return new Instructions(
        plan.time(), cancels, batches(plan), List.of(), crossed, Optional.empty());
  }

  /**
   * One batch; two where money waits for orders: first what sells and closes, then the money that
   * this frees, and what it is for.
   */
  private static List<Batch> batches(Plan plan) {
    List<Movement> early = plan.movements(false);
    List<Movement> late = plan.movements(true);
    if (late.isEmpty()) {
      return List.of(new Batch(early, plan.orders()));
    }
    return List.of(
        new Batch(early, plan.orders(Leg::frees)),
        new Batch(late, plan.orders(leg -> !leg.frees())));
  }

  /** The orders of all batches. */
  public List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    batches.forEach(batch -> orders.addAll(batch.orders()));
    return orders;
  }

  public boolean isEmpty() {
    return cancels.isEmpty()
        && batches.isEmpty()
        && rejected.isEmpty()
        && crossed.isEmpty()
        && decision.isEmpty();
  }
}
