// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;

/**
 * Hyperliquid: maintenance is half of the initial margin at the contract's maximum leverage. The
 * published price, {@code price - side x marginAvailable / size / (1 - l x side)} with l = 1 /
 * maintenance leverage, is the default equation at the rate l.
 *
 * @param maximumLeverage of the contract
 */
public record Hyperliquid(BigDecimal maximumLeverage) implements VenueMargin {
  @Override
  public String code() {
    return "hyperliquid";
  }

  @Override
  public boolean lists(InstrumentId id) {
    return !id.isSpot() && !id.isInverse();
  }

  /** One rate at any notional. */
  public MaintenanceTiers tiers() {
    BigDecimal maintenanceLeverage = maximumLeverage.multiply(BigDecimal.TWO);
    return MaintenanceTiers.stated(
        BigDecimal.ONE.divide(maintenanceLeverage, MarginPosition.DIGITS), BigDecimal.ZERO);
  }

  @Override
  public MaintenanceTiers tiers(MarginPosition position) {
    return tiers();
  }
}
