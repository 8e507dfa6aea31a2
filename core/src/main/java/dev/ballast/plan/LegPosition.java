// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Order;
import dev.ballast.portfolio.ReviewInput;

/**
 * Which of a contract's positions a leg changes, and whose money stands for it.
 *
 * @param side {@link PositionSide#BOTH} but in hedge mode
 */
public record LegPosition(PositionSide side, MarginMode margin) {
  /** The contract's only position, on cross margin; and spot. */
  public static final LegPosition USUAL = new LegPosition(PositionSide.BOTH, MarginMode.CROSS);

  /** As the position is held; cross where there is none. */
  static LegPosition of(ReviewInput input, InstrumentId id) {
    return new LegPosition(
        input.side(id), input.position(id).map(Position::margin).orElse(MarginMode.CROSS));
  }

  /** The order for this position. */
  Order of(Order order) {
    Order sided = order.on(side);
    return margin == MarginMode.ISOLATED ? sided.isolated() : sided;
  }
}
