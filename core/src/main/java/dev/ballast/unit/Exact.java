// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Arithmetic on counts of hundred-millionths, with 128-bit intermediates and nothing allocated. The
 * money types are made of it; who counts in plain {@code long} calls it directly. What does not fit
 * throws.
 */
public final class Exact {
  static final int DECIMALS = 8;

  /** Below this a guess is off by less than a hundred units, whose products fit. */
  private static final double CLOSE_GUESS = 1e17;

  /** The units of one. */
  public static final long ONE = 100_000_000L;

  /** Doubles below this hold every multiple of 1e-8 closely enough to be told apart. */
  private static final double DOUBLE_LIMIT = 2e7;

  private Exact() {}

  /** The units of a decimal. Throws when it has more than eight decimals or does not fit. */
  public static long units(BigDecimal value) {
    try {
      return value.setScale(DECIMALS, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    } catch (ArithmeticException e) {
      throw new ArithmeticException(
          value.toPlainString() + " does not fit into eight decimals below 92 billion");
    }
  }

  /** The units of a decimal, rounded half even where it has more than eight decimals. */
  public static long round(BigDecimal value) {
    return value.setScale(DECIMALS, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
  }

  /**
   * {@code a x b} of two counts, rounded once, half even.
   *
   * <p>The nearest count is guessed in floating point. What the guess leaves of the product is
   * known exactly from the lower 64 bits alone; less than half a unit of it says that the guess was
   * right.
   */
  public static long product(long a, long b) {
    double guess = (double) a * (double) b * 1e-8;
    if (Math.abs(guess) < CLOSE_GUESS) {
      long nearest = (long) Math.rint(guess);
      if (Math.abs(a * b - nearest * ONE) < ONE / 2) {
        return nearest;
      }
    }
    return multiplyDivide(a, b, ONE, RoundingMode.HALF_EVEN);
  }

  /** {@code a x b} of two counts; throws where it has more than eight decimals. */
  public static long wholeProduct(long a, long b) {
    return multiplyDivide(a, b, ONE, RoundingMode.UNNECESSARY);
  }

  /** {@code a / b} of two counts, rounded once, half even. */
  public static long quotient(long a, long b) {
    return multiplyDivide(a, ONE, b, RoundingMode.HALF_EVEN);
  }

  /** {@code a / b} of two counts, rounded once in the direction that the rounding says. */
  public static long quotient(long a, long b, RoundingMode rounding) {
    return multiplyDivide(a, ONE, b, rounding);
  }

  /** The share {@code part / whole} of an amount, rounded once, half even. */
  public static long share(long amount, long part, long whole) {
    return multiplyDivide(amount, part, whole, RoundingMode.HALF_EVEN);
  }

  /** The multiple of a step next to a count in the direction that the rounding says. */
  public static long roundedTo(long units, long step, RoundingMode rounding) {
    return Math.multiplyExact(multiplyDivide(units, 1, step, rounding), step);
  }

  /**
   * The units of the decimal that a double was read from.
   *
   * <p>Exact for a decimal of up to eight decimals and below twenty million; above that the
   * shortest decimal that reads back as the double is taken.
   */
  public static long ofDouble(double value) {
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
    if (high == low >> 63 && low != Long.MIN_VALUE) {
      return rounded(low / divisor, low % divisor, low < 0, divisor, rounding);
    }
    boolean negative = high < 0;
    if (negative) {
      low = -low;
      high = low == 0 ? -high : ~high;
    }
    long size = Math.absExact(divisor);
    if (high >= size) {
      throw new ArithmeticException(a + " x " + b + " / " + divisor + " units do not fit");
    }
    long quotient = Wide.divide(high, low, size);
    if (quotient < 0) {
      throw new ArithmeticException(a + " x " + b + " / " + divisor + " units do not fit");
    }
    long remainder = low - quotient * size;
    boolean below = negative != (divisor < 0);
    return rounded(below ? -quotient : quotient, remainder, negative, divisor, rounding);
  }

  /** A quotient cut towards zero, with what the remainder adds to it. */
  private static long rounded(
      long quotient, long remainder, boolean negative, long divisor, RoundingMode rounding) {
    if (remainder == 0) {
      return quotient;
    }
    int sign = negative == (divisor < 0) ? 1 : -1;
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
