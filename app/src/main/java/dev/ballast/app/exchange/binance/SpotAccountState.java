// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a spot account holds and may do.
 *
 * @param maker fee as a fraction
 * @param taker fee as a fraction
 * @param balances of assets of which there is any
 */
public record SpotAccountState(
    boolean canTrade, BigDecimal maker, BigDecimal taker, List<Balance> balances) {

  /**
   * Some of an asset.
   *
   * @param locked in open orders
   */
  public record Balance(String asset, BigDecimal free, BigDecimal locked) {
    /** Free and locked. */
    public BigDecimal total() {
      return free.add(locked);
    }
  }

  /** Copies the list. */
  public SpotAccountState {
    balances = List.copyOf(balances);
  }

  static SpotAccountState of(WireFields told) {
    WireFields fees = told.object("commissionRates");
    return new SpotAccountState(
        told.flag("canTrade"),
        fees.decimal("maker"),
        fees.decimal("taker"),
        told.list("balances").stream()
            .map(one -> new Balance(one.text("asset"), one.decimal("free"), one.decimal("locked")))
            .filter(one -> one.total().signum() != 0)
            .toList());
  }
}
