// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue;

import dev.ballast.order.Movement;
import dev.ballast.order.OpenOrder;
import dev.ballast.order.Order;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a session that goes on had left at its venue.
 *
 * @param open orders that the venue had taken
 * @param doubtful orders that it may have been sent and has not answered for: asked for again, it
 *     tells what became of them before it takes any
 * @param undone movements of which the same is to be said
 * @param until the time of the last event that it was told of, epoch milliseconds; absent in a
 *     session that begins
 */
public record Outstanding(
    List<OpenOrder> open, List<Order> doubtful, List<Movement> undone, OptionalLong until) {
  /** Of a session that begins. */
  public static final Outstanding NOTHING =
      new Outstanding(List.of(), List.of(), List.of(), OptionalLong.empty());

  /** Copies the lists. */
  public Outstanding {
    open = List.copyOf(open);
    doubtful = List.copyOf(doubtful);
    undone = List.copyOf(undone);
  }
}
