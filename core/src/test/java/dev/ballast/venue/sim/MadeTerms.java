// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.Price;

/** Terms of orders, short to write. */
final class MadeTerms {
  private MadeTerms() {}

  static Terms limit(String price, TimeInForce force) {
    return new Terms.Limit(Price.parse(price), force);
  }

  static Terms limit(String price) {
    return limit(price, TimeInForce.GOOD_TILL_CANCELLED);
  }

  static Terms stop(String price) {
    return new Terms.Triggered(Terms.Trigger.STOP, Price.parse(price), new Terms.Market());
  }

  static Terms takeProfit(String price) {
    return new Terms.Triggered(Terms.Trigger.TAKE_PROFIT, Price.parse(price), new Terms.Market());
  }
}
