// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;

/**
 * What a USD-M account adds up to, in dollars as the exchange counts them.
 *
 * @param wallet balance of all wallets
 * @param unrealised profit of all positions
 * @param margin wallet and unrealised profit
 * @param initial margin of positions and orders
 * @param maintenance at which margin it is liquidated
 * @param available for new positions
 */
public record UsdmTotals(
    BigDecimal wallet,
    BigDecimal unrealised,
    BigDecimal margin,
    BigDecimal initial,
    BigDecimal maintenance,
    BigDecimal available) {

  static UsdmTotals of(WireFields told) {
    return new UsdmTotals(
        told.decimal("totalWalletBalance"),
        told.decimal("totalUnrealizedProfit"),
        told.decimal("totalMarginBalance"),
        told.decimal("totalInitialMargin"),
        told.decimal("totalMaintMargin"),
        told.decimal("availableBalance"));
  }
}
