// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Arithmetic on counts of hundred-millionths, with 128-bit intermediates. */
final class Exact {
  static final int DECIMALS = 8;
  static final long ONE = 100_000_000L;

  /** Doubles below this hold every multiple of 1e-8 closely enough to be told apart. */
  private static final double DOUBLE_LIMIT = 2e7;

  private Exact() {}

  /** The units of a decimal. Throws when it has more than eight decimals or does not fit. */
  static long units(BigDecimal value) {
    try {
      return value.setScale(DECIMALS, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    } catch (ArithmeticException e) {
      throw new ArithmeticException(
          value.toPlainString() + " does not fit into eight decimals below 92 billion");
    }
  }

  /** The units of a decimal, rounded half even where it has more than eight decimals. */
  static long round(BigDecimal value) {
    return value.setScale(DECIMALS, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
  }

  /**
   * The units of the decimal that a double was read from.
   *
   * <p>Exact for a decimal of up to eight decimals and below twenty million; above that the
   * shortest decimal that reads back as the double is taken.
   */
  static long ofDouble(double value) {
    if (Math.abs(value) < DOUBLE_LIMIT) {
      return Math.round(value * ONE);
    }
    if (!Double.isFinite(value)) {
      throw new ArithmeticException("not a number: " + value);
    }
    return round(BigDecimal.valueOf(value));
  }

  static BigDecimal decimal(long units) {
    return BigDecimal.valueOf(units, DECIMALS);
  }

  /** {@code a x b / divisor}, rounded once. */
  static long multiplyDivide(long a, long b, long divisor, RoundingMode rounding) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == low >> 63) {
      return divide(low, divisor, rounding);
    }
    BigDecimal product = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
    return product.divide(BigDecimal.valueOf(divisor), 0, rounding).longValueExact();
  }

  private static long divide(long value, long divisor, RoundingMode rounding) {
    long quotient = value / divisor;
    long remainder = value % divisor;
    if (remainder == 0) {
      return quotient;
    }
    int sign = (value < 0) == (divisor < 0) ? 1 : -1;
    boolean away =
        switch (rounding) {
          case DOWN -> false;
          case UP -> true;
          case FLOOR -> sign < 0;
          case CEILING -> sign > 0;
          case HALF_EVEN, HALF_UP, HALF_DOWN -> awayAtHalf(quotient, remainder, divisor, rounding);
          case UNNECESSARY -> throw new ArithmeticException("rounding necessary");
        };
    return away ? Math.addExact(quotient, sign) : quotient;
  }

  private static boolean awayAtHalf(
      long quotient, long remainder, long divisor, RoundingMode rounding) {
    long rest = Math.abs(remainder);
    int half = Long.compare(rest, Math.abs(divisor) - rest);
    if (half != 0) {
      return half > 0;
    }
    return rounding == RoundingMode.HALF_UP
        || (rounding == RoundingMode.HALF_EVEN && (quotient & 1) != 0);
  }

  static String text(long units) {
    return decimal(units).stripTrailingZeros().toPlainString();
  }
}
