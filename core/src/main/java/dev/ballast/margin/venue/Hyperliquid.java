// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;

/**
 * Hyperliquid: maintenance is half of the initial margin at the contract's maximum leverage. The
 * published price, {@code price - side x marginAvailable / size / (1 - l x side)} with l = 1 /
 * maintenance leverage, is the default equation at the rate l.
 */
public record Hyperliquid() implements VenueMargin {
  @Override
  public String code() {
    return "hyperliquid";
  }

  @Override
  public boolean lists(InstrumentId id) {
    return !id.isSpot() && !id.isInverse();
  }

  /** The rate at any notional of a contract that allows a leverage. */
  public static BigDecimal maintenanceRate(BigDecimal maximumLeverage) {
    return BigDecimal.ONE.divide(maximumLeverage.multiply(BigDecimal.TWO), MarginPosition.DIGITS);
  }
}
