// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;

/**
 * What a future costs above spot or index.
 *
 * @param basis future minus spot, in the quote currency
 * @param rate basis over spot, a fraction
 * @param days until delivery; empty for a perpetual
 * @param annualised simple, on 365 days, a fraction a year; empty for a perpetual
 */
public record BasisQuote(
    BigDecimal spot,
    BigDecimal future,
    BigDecimal basis,
    BigDecimal rate,
    Optional<BigDecimal> days,
    Optional<BigDecimal> annualised) {
  private static final MathContext DIGITS = ContractTerms.DIGITS;
  private static final BigDecimal YEAR = BigDecimal.valueOf(365);
  private static final BigDecimal MILLIS_A_DAY = BigDecimal.valueOf(UtcDay.MILLIS);

  /** Whether the future is above spot. */
  public enum Shape {
    CONTANGO,
    BACKWARDATION,
    LEVEL
  }

  /** Of a perpetual, or of a future whose delivery does not matter. */
  public static BasisQuote of(BigDecimal spot, BigDecimal future) {
    BigDecimal basis = future.subtract(spot);
    return new BasisQuote(
        spot, future, basis, basis.divide(spot, DIGITS), Optional.empty(), Optional.empty());
  }

  /** Of a dated future, so long before its delivery; refuses a time that is not above zero. */
  public static BasisQuote of(BigDecimal spot, BigDecimal future, Duration toDelivery) {
    if (toDelivery.isNegative() || toDelivery.isZero()) {
      throw new IllegalArgumentException("the future is delivered already");
    }
    BasisQuote plain = of(spot, future);
    BigDecimal millis = BigDecimal.valueOf(toDelivery.toMillis());
    BigDecimal annualised =
        plain.basis().multiply(YEAR).multiply(MILLIS_A_DAY).divide(spot.multiply(millis), DIGITS);
    return new BasisQuote(
        spot,
        future,
        plain.basis(),
        plain.rate(),
        Optional.of(millis.divide(MILLIS_A_DAY, DIGITS)),
        Optional.of(annualised));
  }

  public Shape shape() {
    return switch (basis.signum()) {
      case 1 -> Shape.CONTANGO;
      case -1 -> Shape.BACKWARDATION;
      default -> Shape.LEVEL;
    };
  }
}
