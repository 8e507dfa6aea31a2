// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.margin.Bracket;
import dev.ballast.margin.Brackets;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.util.List;

/** A contract's brackets as columns, beside the exact table. */
final class MarginTable {
  private final Brackets exact;
  private final double[] cap;
  private final double[] rate;
  private final double[] amount;

  MarginTable(Brackets exact) {
    this.exact = exact;
    List<Bracket> tiers = exact.tiers();
    cap = tiers.stream().mapToDouble(tier -> tier.cap().doubleValue()).toArray();
    rate = tiers.stream().mapToDouble(tier -> tier.maintenanceRate().doubleValue()).toArray();
    amount = tiers.stream().mapToDouble(tier -> tier.maintenanceAmount().doubleValue()).toArray();
  }

  /** About what a notional must keep: right but for the rounding of {@code double}. */
  double about(double notional) {
    int tier = 0;
    while (notional > cap[tier] && tier + 1 < cap.length) {
      tier++;
    }
    return notional * rate[tier] - amount[tier];
  }

  /** What a notional must keep. */
  long exactly(Money notional, Asset quote) {
    return exact.maintenance(notional.toDecimal(), quote).units();
  }

  /** Whether a position of this notional may have so much leverage. */
  boolean allows(Money notional, BigDecimal leverage) {
    return leverage.compareTo(exact.tier(notional.toDecimal()).maximumLeverage()) <= 0;
  }
}
