// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.tier;

import java.math.BigDecimal;

/**
 * One tier of a contract's margin table.
 *
 * @param floor notional from which it holds, in the quote asset
 * @param cap notional up to which it holds
 * @param maintenanceRate a fraction of notional
 * @param maintenanceAmount what is taken off, so that tiers join without a step
 * @param maximumLeverage the highest leverage allowed
 */
public record Bracket(
    BigDecimal floor,
    BigDecimal cap,
    BigDecimal maintenanceRate,
    BigDecimal maintenanceAmount,
    BigDecimal maximumLeverage) {

  /** Refuses a tier without width, or with a rate that is not below one. */
  public Bracket {
    if (floor.signum() < 0 || cap.compareTo(floor) <= 0) {
      throw new IllegalArgumentException("a bracket from " + floor + " to " + cap);
    }
    if (maintenanceRate.signum() <= 0 || maintenanceRate.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("a maintenance rate of " + maintenanceRate);
    }
  }

  /** The same tier in another unit of notional, of which one of this one's is so many. */
  public Bracket inUnits(BigDecimal ratio) {
    return new Bracket(
        floor.multiply(ratio),
        cap.multiply(ratio),
        maintenanceRate,
        maintenanceAmount.multiply(ratio),
        maximumLeverage);
  }

  /** The same tier with another rate and amount. */
  Bracket withMaintenance(BigDecimal rate, BigDecimal amount) {
    return new Bracket(floor, cap, rate, amount, maximumLeverage);
  }
}
