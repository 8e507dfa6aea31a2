// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/** What a future costs above spot; negative below it. */
public final class Basis {
  private Basis() {}

  /** Futures price minus spot price, in the quote currency. */
  public static double amount(double future, double spot) {
    return future - spot;
  }

  /** As a fraction of spot: 0.01 is one percent. */
  public static double fraction(double future, double spot) {
    return future / spot - 1;
  }

  /**
   * Of a dated future, simple, on 365 days: a fraction a year.
   *
   * @param daysToExpiry above zero
   */
  public static double annualised(double future, double spot, double daysToExpiry) {
    if (!(daysToExpiry > 0)) {
      throw new IllegalArgumentException("days to expiry must be positive, not " + daysToExpiry);
    }
    return fraction(future, spot) * Volatility.DAYS_A_YEAR / daysToExpiry;
  }
}
