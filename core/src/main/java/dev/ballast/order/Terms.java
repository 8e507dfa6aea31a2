// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import dev.ballast.unit.Price;

/** At which price an order trades, and when. */
public sealed interface Terms {
  /** At once, at whatever the market asks. */
  record Market() implements Terms {}

  /** At this price or better. */
  record Limit(Price price, TimeInForce timeInForce) implements Terms {}

  /**
   * Rests outside the book until the price is touched, then trades on other terms.
   *
   * @param trigger a stop is touched by a move against a position that it closes, a take-profit by
   *     one in its favour
   * @param price the mark that touches it
   * @param then {@link Market} or {@link Limit}
   */
  record Triggered(Trigger trigger, Price price, Terms then) implements Terms {
    /** Refuses a trigger of a trigger. */
    public Triggered {
      if (then instanceof Triggered) {
        throw new IllegalArgumentException("a trigger sets off a market or a limit order");
      }
    }
  }

  /** Which way the price must go to set an order off. */
  enum Trigger {
    /** A buy above the market, a sale below it. */
    STOP,
    /** A buy below the market, a sale above it. */
    TAKE_PROFIT
  }
}
