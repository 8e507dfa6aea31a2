// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * How funding rates are made at a venue from a moment on.
 *
 * @param from when it began; the epoch where no earlier way is documented
 * @param cap how large a rate of one hour may be in either direction, where the venue states one
 *     for all contracts
 * @param source the document
 */
public record FundingTerms(
    Instant from, FundingFormula formula, Optional<BigDecimal> cap, String source) {
  /**
   * The rate of one settlement, within cap and floor.
   *
   * @param premium average over the interval, a fraction of the index
   * @param hours between settlements
   */
  public BigDecimal rate(BigDecimal premium, int hours) {
    BigDecimal rate = formula.rate(premium, hours);
    return cap.map(hourly -> hourly.multiply(BigDecimal.valueOf(hours)))
        .map(most -> rate.min(most).max(most.negate()))
        .orElse(rate);
  }
}
