// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.unit.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What became of the orders of a backtest.
 *
 * @param placed taken by the venue
 * @param filled whole
 * @param partlyFilled filled in part and no further; among those cancelled or open
 * @param cancelled after they were taken
 * @param refused before or when they met the market
 * @param open at the end
 */
public record OrderCounts(
    int placed, int filled, int partlyFilled, int cancelled, int refused, int open) {

  /** Counts what events say of their orders. */
  public static OrderCounts of(List<Event> events) {
    SequencedMap<Order, Quantity> left = new LinkedHashMap<>();
    int placed = 0;
    int filled = 0;
    int partly = 0;
    int cancelled = 0;
    int refused = 0;
    for (Event event : events) {
      if (event instanceof Event.OrderPlaced one) {
        placed++;
        left.put(one.order(), one.order().quantity());
      } else if (event instanceof Event.Filled one && left.containsKey(one.order())) {
        Quantity rest = left.merge(one.order(), one.quantity(), Quantity::minus);
        if (rest.isZero()) {
          filled++;
          left.remove(one.order());
        }
      } else if (event instanceof Event.OrderCancelled one) {
        cancelled++;
        left.remove(one.order());
        partly += one.unfilled().equals(one.order().quantity()) ? 0 : 1;
      } else if (event instanceof Event.OrderRefused one) {
        refused++;
        left.remove(one.order());
      }
    }
    for (Map.Entry<Order, Quantity> open : left.entrySet()) {
      partly += open.getValue().equals(open.getKey().quantity()) ? 0 : 1;
    }
    return new OrderCounts(placed, filled, partly, cancelled, refused, left.size());
  }

  /** {@code 412 placed, 398 filled, 14 refused}, and what else there is. */
  @Override
  public String toString() {
    return placed
        + " placed, "
        + filled
        + " filled, "
        + (cancelled > 0 ? cancelled + " cancelled, " : "")
        + refused
        + " refused"
        + (partlyFilled > 0 ? ", " + partlyFilled + " filled in part" : "")
        + (open > 0 ? ", " + open + " open at the end" : "");
  }
}
