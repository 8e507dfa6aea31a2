// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.plan.ReviewMemory;
import java.util.List;
import java.util.Optional;

/**
 * What a journal has kept of a session.
 *
 * @param events in the order in which they were posted
 * @param memory what the last review left for the next; absent where none was held
 */
public record Kept(List<Event> events, Optional<ReviewMemory> memory) {
  /** Copies the list. */
  public Kept {
    events = List.copyOf(events);
  }

  /** The batches that were decided on last and not begun, in order, without what was refused. */
  public List<Batch> waiting() {
    OpenOrders open = new OpenOrders();
    Intentions intentions = new Intentions(open);
    for (Event event : events) {
      open.apply(event);
      intentions.apply(event);
    }
    return intentions.waiting();
  }
}
