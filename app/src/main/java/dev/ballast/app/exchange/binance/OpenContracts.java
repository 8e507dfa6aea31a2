// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;

/**
 * How much of a contract is open.
 *
 * @param quantity in the base asset
 * @param time epoch milliseconds, by the exchange's clock
 */
public record OpenContracts(String symbol, BigDecimal quantity, long time) {

  /** One of the snapshots that are kept. */
  static OpenContracts ofSnapshot(WireFields told) {
    return new OpenContracts(
        told.text("symbol"), told.decimal("sumOpenInterest"), told.whole("timestamp"));
  }
}
