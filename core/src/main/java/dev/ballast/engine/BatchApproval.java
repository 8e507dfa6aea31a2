// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;

/**
 * Lets a batch go once every ticket that it has orders of is approved, and takes out what is
 * refused.
 */
final class BatchApproval {
  private final Approvals approvals;
  private final Intentions intentions;

  BatchApproval(Approvals approvals, Intentions intentions) {
    this.approvals = approvals;
    this.intentions = intentions;
  }

  /**
   * The batch that may be begun now.
   *
   * @param time epoch milliseconds
   * @param told takes the orders that are refused, before any batch that waits behind them
   */
  Optional<Batch> next(long time, Consumer<Event> told) {
    List<Order> waiting = approvals instanceof AllApproved ? List.of() : waiting();
    if (waiting.isEmpty()) {
      return intentions.next();
    }
    SequencedSet<String> tickets = new LinkedHashSet<>();
    waiting.forEach(order -> tickets.add(order.ticket()));
    Map<String, Verdict> verdicts = approvals.verdicts(time, tickets);
    for (Order order : waiting) {
      if (verdicts.get(order.ticket()) instanceof Verdict.Refused refused) {
        told.accept(new Event.OrderRefused(time, order, refused.reason()));
      }
    }
    return intentions
        .next()
        .filter(batch ->
            batch.orders().stream()
                .allMatch(one -> verdicts.get(one.ticket()) instanceof Verdict.Approved));
  }

  private List<Order> waiting() {
    List<Order> orders = new ArrayList<>();
    intentions.waiting().forEach(batch -> orders.addAll(batch.orders()));
    return orders;
  }
}
