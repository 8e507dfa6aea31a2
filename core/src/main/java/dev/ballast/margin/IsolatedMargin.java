// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Position;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.Optional;

/** What fills move between the futures wallet and an isolated position's own. */
public final class IsolatedMargin {
  private IsolatedMargin() {}

  /** The part of a change that takes off what is held. */
  public static Quantity closed(Optional<Position> before, Quantity change) {
    if (before.isEmpty() || before.get().quantity().signum() == change.signum()) {
      return Quantity.ZERO;
    }
    Quantity held = before.get().quantity();
    return change.abs().compareTo(held.abs()) < 0 ? change : held.negated();
  }

  /**
   * What goes into the position's wallet once a fill is booked: the initial margin of what it
   * opened, and the fee where closing has not paid it; below zero what it no longer needs of what
   * was made smaller.
   *
   * @param after the position then, isolated
   * @param change of the fill, signed
   * @param price that it filled at
   * @param fee in the settlement asset, positive when paid
   */
  public static Money moved(
      Optional<Position> before, Position after, Quantity change, Price price, Money fee) {
    Quantity closed = closed(before, change);
    if (closed.equals(change)) {
      return released(before.orElseThrow(), after).negated();
    }
    Money margin =
        Requirement.initial(
            after.contract().notional(change.minus(closed), price), after.leverage());
    return closed.isZero() ? margin.plus(fee) : margin;
  }

  /** What the wallet of a position that was made smaller no longer needs; never below zero. */
  private static Money released(Position before, Position after) {
    Money kept = before.isolated().orElseThrow().share(after.quantity(), before.quantity());
    Money released = after.isolated().orElseThrow().minus(kept);
    return released.signum() > 0 ? released : Money.zero(released.asset());
  }
}
