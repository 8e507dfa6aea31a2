// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.MaintenanceTiers;

/** Tiers in floating point; notional and maintenance are in the currency of account. */
final class TierLines {
  /** No tiers are known. */
  static final TierLines NONE = new TierLines(0);

  private final double[] caps;
  private final double[] rates;
  private final double[] amounts;

  private TierLines(int count) {
    caps = new double[count];
    rates = new double[count];
    amounts = new double[count];
  }

  static TierLines of(MaintenanceTiers tiers) {
    int count = tiers.tiers().size();
    TierLines table = new TierLines(count);
    for (int i = 0; i < count; i++) {
      Bracket tier = tiers.tiers().get(i);
      table.caps[i] = i == count - 1 ? Double.POSITIVE_INFINITY : tier.cap().doubleValue();
      table.rates[i] = tier.maintenanceRate().doubleValue();
      table.amounts[i] = tier.maintenanceAmount().doubleValue();
    }
    return table;
  }

  int count() {
    return caps.length;
  }

  /** Notional up to which a tier holds, in the settlement asset; the last has no end. */
  double cap(int tier) {
    return caps[tier];
  }

  /**
   * The tier, from zero.
   *
   * @param index price of the settlement asset, in which tiers are stated
   */
  int tier(double notional, double index) {
    int tier = 0;
    while (tier < caps.length - 1 && notional > caps[tier] * index) {
      tier++;
    }
    return tier;
  }

  double maintenance(int tier, double notional, double index) {
    return Math.max(0, notional * rates[tier] - amounts[tier] * index);
  }

  /** Maintenance in a tier, where it is above zero. */
  Line maintenance(int tier, Line notional, Line index) {
    return notional.times(rates[tier]).minus(index.times(amounts[tier]));
  }
}
