// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.market.Bar;
import dev.ballast.unit.Price;

/** Where a price began and how far it went. */
public record PriceRange(Price from, Price low, Price high) {
  /** Of a bar: its open and its extremes. */
  public static PriceRange of(Bar bar) {
    return new PriceRange(
        Price.nearest(bar.open()), Price.nearest(bar.low()), Price.nearest(bar.high()));
  }

  /** A price that stands still. */
  public static PriceRange at(Price price) {
    return new PriceRange(price, price, price);
  }
}
