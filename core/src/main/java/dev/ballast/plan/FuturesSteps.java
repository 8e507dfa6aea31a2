// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.OrderBounds;
import dev.ballast.unit.Quantity;
import java.math.RoundingMode;

/** Changes of a position in whole steps, though what is held may be off them. */
final class FuturesSteps {
  private FuturesSteps() {}

  /**
   * The nearest to a wish, but never through zero where nothing is wished for, nor to less than an
   * order on the other side: a venue asks margin for what turns a position, none for what closes
   * it.
   */
  static Quantity change(Quantity before, double wish, OrderBounds.Lot lot) {
    Quantity exact = Quantity.nearest(wish).minus(before);
    Quantity nearest =
        exact.roundedTo(lot.step(), wish == 0 ? RoundingMode.DOWN : RoundingMode.HALF_EVEN);
    Quantity after = before.plus(nearest);
    boolean turns = after.signum() * before.signum() < 0;
    return turns && isLessThanAnOrder(after.abs(), lot)
        ? before.negated().roundedTo(lot.step(), RoundingMode.DOWN)
        : nearest;
  }

  private static boolean isLessThanAnOrder(Quantity size, OrderBounds.Lot lot) {
    return size.compareTo(lot.step()) < 0 || size.compareTo(lot.minimum()) < 0;
  }

  /** Ends at or inside a limit: more steps where a position shrinks, though not through zero. */
  static Quantity inside(Quantity before, Quantity limit, OrderBounds.Lot lot) {
    RoundingMode inwards = limit.signum() < 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
    Quantity change = limit.minus(before).roundedTo(lot.step(), inwards);
    Quantity after = before.plus(change);
    return after.signum() * before.signum() < 0 && isLessThanAnOrder(after.abs(), lot)
        ? before.negated().roundedTo(lot.step(), RoundingMode.DOWN)
        : change;
  }
}
