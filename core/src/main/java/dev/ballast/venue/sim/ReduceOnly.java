// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.ledger.Books;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Quantity;

/** Orders that may take off what is held and never open or turn a position. */
final class ReduceOnly {
  /** Why such an order ends. */
  static final String NOTHING_HELD = "nothing is held that it could reduce (-2022)";

  private ReduceOnly() {}

  /** Whether an order is one of them: by its flag, or in hedge mode by trading against its side. */
  static boolean binds(Order order) {
    Side closing = order.positionSide() == PositionSide.LONG ? Side.SELL : Side.BUY;
    return order.reduceOnly()
        || (order.positionSide() != PositionSide.BOTH && order.side() == closing);
  }

  /** What an order can take off what is held; zero where nothing is held against it. */
  static Quantity reducible(Books books, Order order) {
    return order.instrument().isSpot()
        ? Quantity.ZERO
        : books
            .position(order.position())
            .map(Position::quantity)
            .filter(held -> held.signum() != order.change().signum())
            .map(Quantity::abs)
            .orElse(Quantity.ZERO);
  }

  /** Whether an order is bound to reduce and has nothing to. */
  static boolean idle(Books books, Order order) {
    return binds(order) && reducible(books, order).isZero();
  }
}
