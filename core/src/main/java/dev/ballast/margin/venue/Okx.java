// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import dev.ballast.margin.tier.MaintenanceTiers;

/**
 * OKX: the closing fee is kept beside the maintenance margin. The published isolated form, {@code
 * (EP -/+ margin/qty) / (1 -/+ (MMR + taker))}, is the default equation at that rate.
 */
public record Okx() implements VenueMargin {
  @Override
  public String code() {
    return "okx";
  }

  @Override
  public MaintenanceTiers tiers(MarginPosition position) {
    return position.tiers().plusRate(position.takerFee());
  }
}
