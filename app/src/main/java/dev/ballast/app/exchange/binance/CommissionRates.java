// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;

/** Fees of a USD-M symbol for an account, as fractions of what is traded. */
public record CommissionRates(String symbol, BigDecimal maker, BigDecimal taker) {

  static CommissionRates of(WireFields told) {
    return new CommissionRates(
        told.text("symbol"),
        told.decimal("makerCommissionRate"),
        told.decimal("takerCommissionRate"));
  }
}
