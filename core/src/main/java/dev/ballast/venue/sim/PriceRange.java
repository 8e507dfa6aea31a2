// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.market.Bar;
import dev.ballast.unit.Price;

/** Where a price began and how far it went. */
record PriceRange(Price from, Price low, Price high) {
  static PriceRange of(Bar bar) {
    return new PriceRange(
        Price.nearest(bar.open()), Price.nearest(bar.low()), Price.nearest(bar.high()));
  }

  /** A price that stands still. */
  static PriceRange at(Price price) {
    return new PriceRange(price, price, price);
  }
}
