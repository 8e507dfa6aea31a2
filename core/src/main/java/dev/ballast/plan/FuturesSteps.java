// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.TradingRules;
import dev.ballast.unit.Quantity;
import java.math.RoundingMode;

/** Changes of a position in whole steps, though what is held may be off them. */
final class FuturesSteps {
  private FuturesSteps() {}

  /** The nearest to a wish, but never through zero where nothing is wished for. */
  static Quantity change(Quantity before, double wish, TradingRules rules) {
    Quantity exact = Quantity.nearest(wish).minus(before);
    return wish == 0 ? rules.roundDown(exact) : rules.roundNearest(exact);
  }

  /** Ends at or inside a limit: more steps where a position shrinks. */
  static Quantity inside(Quantity before, Quantity limit, TradingRules rules) {
    RoundingMode inwards = limit.signum() < 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return limit.minus(before).roundedTo(rules.step(), inwards);
  }
}
