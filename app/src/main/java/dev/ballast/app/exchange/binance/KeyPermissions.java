// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

/**
 * What a key may do.
 *
 * @param reads balances and orders
 * @param tradesSpot on spot
 * @param tradesFutures on USD-M
 * @param withdraws money from the exchange: a key that this program has no use for
 * @param transfers between the account's own wallets
 * @param ipRestricted whether it is taken from some addresses only
 */
public record KeyPermissions(
    boolean reads,
    boolean tradesSpot,
    boolean tradesFutures,
    boolean withdraws,
    boolean transfers,
    boolean ipRestricted) {

  static KeyPermissions of(WireFields told) {
    return new KeyPermissions(
        told.flag("enableReading"),
        told.flag("enableSpotAndMarginTrading"),
        told.flag("enableFutures"),
        told.flag("enableWithdrawals"),
        told.flag("permitsUniversalTransfer"),
        told.flag("ipRestrict"));
  }
}
