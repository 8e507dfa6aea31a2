// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import dev.ballast.cost.FundingFormula;
import dev.ballast.unit.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;

/**
 * What a funding rate comes to in a year of 365 days, were it paid at every settlement.
 *
 * @param annualised simple: rate x 24 / hours x 365, a fraction a year
 * @param apy compounded at every settlement, a fraction a year, to 12 digits; nothing where all is
 *     lost before, or where it has no end that a {@code double} can hold
 */
public record FundingYear(BigDecimal annualised, Optional<BigDecimal> apy) {
  private static final BigDecimal HOURS = BigDecimal.valueOf(24 * 365);
  private static final MathContext OF_DOUBLE = new MathContext(12);

  /** Of a rate that is paid every so many hours. */
  public static FundingYear of(BigDecimal rate, int hours) {
    double yield = new Rate(rate.doubleValue(), Duration.ofHours(hours)).annualPercentageYield();
    return new FundingYear(
        rate.multiply(HOURS).divide(BigDecimal.valueOf(hours), FundingFormula.DIGITS),
        Double.isFinite(yield) ? Optional.of(new BigDecimal(yield, OF_DOUBLE)) : Optional.empty());
  }
}
