// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One open futures position, as the venue reports it.
 *
 * @param quantity above zero, in units of the base (contracts where {@code contractSize} is given);
 *     the side carries the sign
 * @param leverage initial margin is notional / leverage; 1 where the file does not say
 * @param isolatedWallet USDT in the position's own wallet; isolated margin only
 * @param contractSize base units in one contract; 1 where the file does not say
 * @param takerFee a fraction of notional
 * @param maintenanceRate of the position's notional bracket, a fraction
 * @param maintenanceAmount of the position's notional bracket, in USDT
 */
public record PositionEntry(
    InstrumentId symbol,
    Side side,
    Quantity quantity,
    Price entryPrice,
    Optional<Price> markPrice,
    BigDecimal leverage,
    Optional<Money> isolatedWallet,
    BigDecimal contractSize,
    Optional<BigDecimal> takerFee,
    Optional<BigDecimal> maintenanceRate,
    Optional<BigDecimal> maintenanceAmount) {
  /** Which way a position gains. */
  public enum Side {
    LONG,
    SHORT
  }

  /** Long +, short -. */
  public Quantity signedQuantity() {
    return side == Side.LONG ? quantity : quantity.negated();
  }
}
