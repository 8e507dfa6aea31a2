// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.unit.Exact;
import java.math.BigDecimal;
import java.util.List;

/** A contract's brackets as columns. */
final class MarginTable {
  private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE, 8);

  private final double[] cap;
  private final double[] rate;
  private final double[] amount;
  private final long[] caps;
  private final BigDecimal[] most;

  MarginTable(Brackets exact) {
    List<Bracket> tiers = exact.tiers();
    cap = tiers.stream().mapToDouble(tier -> tier.cap().doubleValue()).toArray();
    rate = tiers.stream().mapToDouble(tier -> tier.maintenanceRate().doubleValue()).toArray();
    amount = tiers.stream().mapToDouble(tier -> tier.maintenanceAmount().doubleValue()).toArray();
    caps = tiers.stream().mapToLong(tier -> Exact.units(tier.cap().min(GREATEST))).toArray();
    most = tiers.stream().map(Bracket::maximumLeverage).toArray(BigDecimal[]::new);
  }

  /** About what a notional must keep: right but for the rounding of {@code double}. */
  double about(double notional) {
    int tier = 0;
    while (notional > cap[tier] && tier + 1 < cap.length) {
      tier++;
    }
    return Math.max(0, notional * rate[tier] - amount[tier]);
  }

  /** Whether a position of this notional may have so much leverage. */
  boolean allows(long notional, BigDecimal leverage) {
    long size = Math.abs(notional);
    int tier = 0;
    while (tier + 1 < caps.length && size > caps[tier]) {
      tier++;
    }
    return leverage.compareTo(most[tier]) <= 0;
  }
}
