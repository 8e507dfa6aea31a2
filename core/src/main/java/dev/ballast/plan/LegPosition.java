// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Order;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Quantity;

/**
 * Which of a contract's positions a leg changes, and whose money stands for it.
 *
 * @param side {@link PositionSide#BOTH} but in hedge mode
 * @param size of one contract: units of the base, of the quote for an inverse one
 */
public record LegPosition(PositionSide side, MarginMode margin, Quantity size) {
  private static final Quantity ONE = Quantity.parse("1");

  /** The contract's only position, on cross margin; and spot. */
  public static final LegPosition USUAL = new LegPosition(PositionSide.BOTH, MarginMode.CROSS, ONE);

  /** As the position is held; cross where there is none. */
  static LegPosition of(ReviewInput input, InstrumentId id) {
    return new LegPosition(
        input.side(id), input.position(id).map(Position::margin).orElse(MarginMode.CROSS), ONE);
  }

  /** The order for this position. */
  Order of(Order order) {
    Order sided = order.on(side);
    return margin == MarginMode.ISOLATED ? sided.isolated() : sided;
  }
}
