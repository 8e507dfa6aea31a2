// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.order.Order;
import dev.ballast.order.Share;
import dev.ballast.order.Shares;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Quantity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Parts of a leg's order: named {@code 2025-03-03-02.1/2}, and shared among purposes as it is. */
final class OrderPart {
  private OrderPart() {}

  /**
   * A part, from one amount of the order done to another: parts that follow each other have shares
   * that sum to the whole's.
   */
  static Order between(Order whole, int number, Quantity from, Quantity to) {
    return of(whole, number, whole.side(), from, to);
  }

  /** What is left of it, or any amount, at the market. */
  static Order again(Order whole, int number, Quantity quantity) {
    return of(whole, number, whole.side(), Quantity.ZERO, quantity).withTerms(new Terms.Market());
  }

  /** The other way round: takes back so much of what was done. */
  static Order back(Order whole, int number, Quantity quantity) {
    return of(whole, number, whole.side().opposite(), Quantity.ZERO, quantity)
        .withTerms(new Terms.Market());
  }

  private static Order of(Order whole, int number, Side side, Quantity from, Quantity to) {
    Order part =
        new Order(
            whole.leg() + "/" + number,
            whole.ticket(),
            whole.contract(),
            whole.positionSide(),
            side,
            to.minus(from),
            whole.leverage(),
            whole.margin(),
            whole.terms(),
            whole.reduceOnly() && side == whole.side(),
            shares(whole));
    return whole.shares() instanceof Shares.Stated stated
        ? part.sharedBy(parts(stated, whole, part, from, to))
        : part;
  }

  /** Those that do not depend on the quantity; stated ones are put in afterwards. */
  private static Shares shares(Order whole) {
    return whole.shares() instanceof Shares.Stated ? new Shares.AsHeld() : whole.shares();
  }

  private static List<Share> parts(
      Shares.Stated stated, Order whole, Order part, Quantity from, Quantity to) {
    boolean back = part.side() != whole.side();
    List<Share> parts = new ArrayList<>();
    Quantity left = part.change();
    for (int i = 0; i < stated.parts().size(); i++) {
      Share share = stated.parts().get(i);
      boolean last = i == stated.parts().size() - 1;
      Quantity own = done(share, whole, to).minus(done(share, whole, from));
      Quantity change = last ? left : back ? own.negated() : own;
      if (!change.isZero()) {
        parts.add(new Share(share.purpose(), change));
      }
      left = left.minus(change);
    }
    return parts;
  }

  /** What a share comes to once so much of the whole is done, towards zero. */
  private static Quantity done(Share share, Order whole, Quantity quantity) {
    return new Quantity(
        BigInteger.valueOf(share.change().units())
            .multiply(BigInteger.valueOf(quantity.units()))
            .divide(BigInteger.valueOf(whole.quantity().units()))
            .longValueExact());
  }
}
