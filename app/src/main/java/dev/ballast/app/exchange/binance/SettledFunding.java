// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A funding that was settled.
 *
 * @param rate a fraction of notional: above zero, longs have paid
 * @param time epoch milliseconds
 * @param mark at which it was, where that is told
 */
public record SettledFunding(String symbol, BigDecimal rate, long time, Optional<BigDecimal> mark) {

  static SettledFunding of(WireFields told) {
    return new SettledFunding(
        told.text("symbol"),
        told.decimal("fundingRate"),
        told.whole("fundingTime"),
        told.stated("markPrice").map(_ -> told.decimal("markPrice")));
  }
}
