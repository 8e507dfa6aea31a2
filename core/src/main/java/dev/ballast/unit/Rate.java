// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import java.time.Duration;

/**
 * A fraction earned or paid once every period: 0.0001 each 8 hours.
 *
 * @param fraction per period, 0.01 being one percent
 * @param period longer than nothing
 */
public record Rate(double fraction, Duration period) {
  private static final double MILLIS_A_YEAR = 365.0 * 24 * 3_600_000;

  /** Refuses a period that is not positive. */
  public Rate {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("a rate's period must be positive, not " + period);
    }
  }

  /** Simple, on 365 days: a fraction a year. */
  public double annualised() {
    return fraction * (MILLIS_A_YEAR / period.toMillis());
  }

  /** Compounded every period, on 365 days: a fraction a year. */
  public double annualPercentageYield() {
    return StrictMath.expm1(StrictMath.log1p(fraction) * (MILLIS_A_YEAR / period.toMillis()));
  }
}
