// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A change of a USD-M wallet.
 *
 * @param kind {@code FUNDING_FEE}, {@code COMMISSION}, {@code REALIZED_PNL}, {@code TRANSFER},
 *     {@code INSURANCE_CLEAR} or another of the exchange's
 * @param symbol where it is of one
 * @param amount what came (+) or went (-)
 * @param time epoch milliseconds, by the exchange's clock
 * @param id unique among entries of its kind
 * @param trade which it is of, where it is of one
 */
public record IncomeEntry(
    String kind,
    Optional<String> symbol,
    BigDecimal amount,
    String asset,
    long time,
    String id,
    Optional<String> trade) {

  static IncomeEntry of(WireFields told) {
    return new IncomeEntry(
        told.text("incomeType"),
        told.stated("symbol"),
        told.decimal("income"),
        told.text("asset"),
        told.whole("time"),
        told.text("tranId"),
        told.stated("tradeId"));
  }
}
