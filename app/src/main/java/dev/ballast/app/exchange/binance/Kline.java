// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;

/**
 * A bar.
 *
 * @param openTime epoch milliseconds
 * @param volume in the base asset
 * @param closeTime its last millisecond; the bar runs while that has not passed
 * @param quoteVolume in the quote asset
 */
public record Kline(
    long openTime,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    long closeTime,
    BigDecimal quoteVolume) {

  static Kline of(WireFields row) {
    return new Kline(
        WireFields.whole(row.cell(0), "open time"),
        WireFields.decimal(row.cell(1), "open"),
        WireFields.decimal(row.cell(2), "high"),
        WireFields.decimal(row.cell(3), "low"),
        WireFields.decimal(row.cell(4), "close"),
        WireFields.decimal(row.cell(5), "volume"),
        WireFields.whole(row.cell(6), "close time"),
        WireFields.decimal(row.cell(7), "quote volume"));
  }
}
