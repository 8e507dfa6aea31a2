// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.BasisPoints;

/**
 * What trading is taken to cost; the planner and the simulated venue use the same figures.
 *
 * @param spotFee of notional, each trade
 * @param futuresFee of notional, each trade
 * @param halfSpread of price, against us, each trade
 * @param impact coefficient of the square-root law: the price moves against us by impact x daily
 *     volatility x the square root of (notional / daily turnover); 0 leaves it out
 */
public record CostPlan(
    BasisPoints spotFee, BasisPoints futuresFee, BasisPoints halfSpread, double impact) {
  /** 10 bp on spot, 5 bp on futures, half a spread of 2 bp, no impact. */
  public static final CostPlan DEFAULT =
      new CostPlan(BasisPoints.of("10"), BasisPoints.of("5"), BasisPoints.of("2"), 0);

  /** Trading for nothing, for checks of the books. */
  public static final CostPlan FREE =
      new CostPlan(BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.ZERO, 0);

  /** Refuses what is negative. */
  public CostPlan {
    if (spotFee.value().signum() < 0
        || futuresFee.value().signum() < 0
        || halfSpread.value().signum() < 0
        || !(impact >= 0)
        || Double.isInfinite(impact)) {
      throw new IllegalArgumentException(
          "costs are not negative: "
              + spotFee
              + ", "
              + futuresFee
              + ", "
              + halfSpread
              + ", "
              + impact);
    }
  }
}
