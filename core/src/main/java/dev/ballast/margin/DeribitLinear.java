// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;

/**
 * Deribit's linear futures: no tiers by notional; both margins rise in a straight line with the
 * position's size.
 *
 * @param initialRate a fraction of notional, for the smallest position
 * @param maintenanceRate the same for maintenance
 * @param perUnit what both rates rise by for each unit of the base
 */
public record DeribitLinear(BigDecimal initialRate, BigDecimal maintenanceRate, BigDecimal perUnit)
    implements VenueMargin {
  @Override
  public String code() {
    return "deribit";
  }

  @Override
  public boolean lists(InstrumentId id) {
    return !id.isSpot() && !id.isInverse();
  }

  /** Of a position of a size: one rate at any price. */
  public MaintenanceTiers tiers(BigDecimal size) {
    return MaintenanceTiers.stated(
        maintenanceRate.add(perUnit.multiply(size.abs())), BigDecimal.ZERO);
  }

  @Override
  public MaintenanceTiers tiers(MarginPosition position) {
    return tiers(position.size());
  }

  /** Notional x rate of the size; leverage has no say. */
  @Override
  public BigDecimal initial(MarginPosition position, BigDecimal price) {
    BigDecimal rate = initialRate.add(perUnit.multiply(position.size()));
    return position.notional(price).multiply(rate);
  }
}
