// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import dev.ballast.unit.Quantity;

/** Which way an order trades. */
public enum Side {
  BUY,
  SELL;

  /** The side of a signed change. */
  public static Side of(Quantity change) {
    return change.signum() < 0 ? SELL : BUY;
  }

  /** The other one. */
  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }

  /** The change that trading a positive quantity makes. */
  public Quantity signed(Quantity quantity) {
    return this == BUY ? quantity : quantity.negated();
  }
}
