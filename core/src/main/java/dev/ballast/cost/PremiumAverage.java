// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import java.math.BigDecimal;
import java.util.List;

/** The premium of an interval from its samples. */
public final class PremiumAverage {
  private PremiumAverage() {}

  /**
   * Weighted by age, the latest most: (1 x P1 + 2 x P2 + ... + n x Pn) / (1 + 2 + ... + n), as
   * Binance and Bybit average the premium of an interval.
   *
   * @param samples oldest first, at equal distances; at least one
   */
  public static BigDecimal linearlyWeighted(List<BigDecimal> samples) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("no premium to average");
    }
    BigDecimal sum = BigDecimal.ZERO;
    long weights = 0;
    for (int sample = 0; sample < samples.size(); sample++) {
      sum = sum.add(samples.get(sample).multiply(BigDecimal.valueOf(sample + 1L)));
      weights += sample + 1;
    }
    return sum.divide(BigDecimal.valueOf(weights), FundingFormula.DIGITS);
  }
}
