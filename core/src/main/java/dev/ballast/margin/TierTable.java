// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

/** Tiers in floating point; notional and maintenance are in the currency of account. */
record TierTable(double[] caps, double[] rates, double[] amounts) {
  static TierTable of(MaintenanceTiers tiers) {
    int count = tiers.tiers().size();
    TierTable table = new TierTable(new double[count], new double[count], new double[count]);
    for (int i = 0; i < count; i++) {
      Bracket tier = tiers.tiers().get(i);
      table.caps[i] = i == count - 1 ? Double.POSITIVE_INFINITY : tier.cap().doubleValue();
      table.rates[i] = tier.maintenanceRate().doubleValue();
      table.amounts[i] = tier.maintenanceAmount().doubleValue();
    }
    return table;
  }

  /** No tiers are known. */
  static final TierTable NONE = new TierTable(new double[0], new double[0], new double[0]);

  int count() {
    return caps.length;
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
}
