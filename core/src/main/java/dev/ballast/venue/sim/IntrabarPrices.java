// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.market.Bar;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Price;

/**
 * What the prices of a closed bar are taken to say of an order that waited through it. A bar tells
 * four prices and not their order; of what may have happened the worse is assumed.
 */
record IntrabarPrices(Price open, Price high, Price low) {

  static IntrabarPrices of(Bar bar) {
    return new IntrabarPrices(
        Price.nearest(bar.open()), Price.nearest(bar.high()), Price.nearest(bar.low()));
  }

  /** Whether a trigger's price was reached: to touch it is enough. */
  boolean sets(Side side, Terms.Triggered trigger) {
    return rises(side, trigger.trigger())
        ? high.compareTo(trigger.price()) >= 0
        : low.compareTo(trigger.price()) <= 0;
  }

  /** Whether a trigger waits for a rise: a purchase's stop, and a sale's take-profit. */
  static boolean rises(Side side, Terms.Trigger trigger) {
    return (side == Side.BUY) == (trigger == Terms.Trigger.STOP);
  }

  /**
   * What the market asked when the trigger was reached: the trigger's price, for a stop the open
   * where that is worse; within the bar, where marks set it off that trades did not reach.
   */
  Price reference(Side side, Terms.Triggered trigger) {
    Price price = trigger.price();
    if (trigger.trigger() == Terms.Trigger.STOP) {
      price = side == Side.BUY ? max(price, open) : min(price, open);
    }
    return within(price);
  }

  /** Whether trades went beyond a limit by a tick at least: at the limit others were first. */
  boolean tradesThrough(Side side, Price limit, Price tick) {
    return side == Side.BUY
        ? low.units() <= limit.units() - tick.units()
        : high.units() >= limit.units() + tick.units();
  }

  /** The price in the bar that is nearest to this one. */
  Price within(Price price) {
    return max(low, min(high, price));
  }

  private static Price min(Price one, Price other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Price max(Price one, Price other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
