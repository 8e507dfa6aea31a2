// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;

/**
 * Futures held in one contract.
 *
 * @param instrument a linear future
 * @param quantity long +, short -; never zero
 * @param entryCost quantity x average entry price in the settlement asset, signed as the quantity
 * @param leverage what initial margin is divided by
 */
public record Position(
    InstrumentId instrument, Quantity quantity, Money entryCost, BigDecimal leverage) {

  /** Refuses a position of nothing, and leverage that is not positive. */
  public Position {
    if (quantity.isZero()) {
      throw new IllegalArgumentException("a position of zero in " + instrument);
    }
    if (leverage.signum() <= 0) {
      throw new IllegalArgumentException("leverage of " + leverage + " in " + instrument);
    }
  }

  /** Signed value at a price, in the settlement asset. */
  public Money notional(Price mark) {
    return quantity.times(mark, entryCost.asset());
  }

  /** Notional at the mark less entry cost: what closing there would realise, before fees. */
  public Money unrealised(Price mark) {
    return notional(mark).minus(entryCost);
  }

  /** Average entry price; for display, the exact figure is the cost. */
  public double entryPrice() {
    return entryCost.toDouble() / quantity.toDouble();
  }
}
