// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.market.Instrument;

/**
 * A symbol that the exchange lists, with its rules of today.
 *
 * @param symbol as the exchange writes it
 * @param status {@code TRADING} where it trades; else the exchange's word
 */
public record Listing(String symbol, String status, Instrument instrument) {
  /** Whether orders are taken. */
  public boolean isTrading() {
    return status.equals("TRADING");
  }
}
