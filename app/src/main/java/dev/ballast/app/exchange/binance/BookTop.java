// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;

/** The best bid and the best ask of a symbol, with what stands there. */
public record BookTop(
    String symbol, BigDecimal bid, BigDecimal bidQuantity, BigDecimal ask, BigDecimal askQuantity) {

  static BookTop of(WireFields told) {
    return new BookTop(
        told.text("symbol"),
        told.decimal("bidPrice"),
        told.decimal("bidQty"),
        told.decimal("askPrice"),
        told.decimal("askQty"));
  }
}
