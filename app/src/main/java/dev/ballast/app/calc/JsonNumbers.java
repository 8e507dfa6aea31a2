// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import java.math.BigDecimal;
import java.math.MathContext;

/** Figures for JSON: more digits than any source prints, and no endless ones. */
final class JsonNumbers {
  private static final MathContext DIGITS = new MathContext(24);

  private JsonNumbers() {}

  static BigDecimal shown(BigDecimal value) {
    return value.round(DIGITS);
  }

  /** What was solved in floating point. */
  static BigDecimal of(double value) {
    return BigDecimal.valueOf(value);
  }

  static BigDecimal ratio(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, DIGITS);
  }
}
