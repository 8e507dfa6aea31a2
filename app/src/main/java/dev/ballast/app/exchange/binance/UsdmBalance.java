// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;

/**
 * What a USD-M account holds of an asset.
 *
 * @param wallet balance, isolated wallets included
 * @param cross of it what stands behind cross positions
 * @param available for new positions
 * @param withdrawable that may be transferred away
 */
public record UsdmBalance(
    String asset,
    BigDecimal wallet,
    BigDecimal cross,
    BigDecimal crossUnrealised,
    BigDecimal available,
    BigDecimal withdrawable) {

  static UsdmBalance of(WireFields told) {
    return new UsdmBalance(
        told.text("asset"),
        told.decimal("balance"),
        told.decimal("crossWalletBalance"),
        told.decimal("crossUnPnl"),
        told.decimal("availableBalance"),
        told.decimal("maxWithdrawAmount"));
  }
}
