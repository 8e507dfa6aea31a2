// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import java.math.BigInteger;

/**
 * A fraction of counts, rounded down, by one multiplication: {@code floor(count x a / b)} exactly.
 *
 * <p>The fraction is held as {@code multiplier / 2^(63 + shift)}, rounded up. It is too great by
 * less than {@code 1 / 2^(63 + shift)}, which cannot lift a product over the next whole number as
 * long as the count is below {@code 2^(63 + shift) / b}: the usual division by an invariant
 * (Granlund and Montgomery, 1994).
 *
 * @param multiplier an unsigned 64-bit number
 * @param shift places beyond 63
 * @param limit the greatest count for which it is exact
 */
record ExactShare(long multiplier, int shift, long limit) {
  /** No count may be greater, so that twice the count is an unsigned 64-bit number. */
  static final long GREATEST = 1L << 62;

  /** The fraction a / b, above zero and up to one. */
  static ExactShare of(BigInteger a, BigInteger b) {
    if (a.signum() <= 0 || a.compareTo(b) > 0) {
      throw new IllegalArgumentException("a share of " + a + " / " + b);
    }
    BigInteger divisor = a.gcd(b);
    BigInteger whole = b.divide(divisor);
    int shift = 0;
    while (shift < 63 && a.shiftLeft(shift + 1).compareTo(b) <= 0) {
      shift++;
    }
    BigInteger power = BigInteger.ONE.shiftLeft(63 + shift);
    BigInteger multiplier =
        power.multiply(a.divide(divisor)).add(whole).subtract(BigInteger.ONE).divide(whole);
    BigInteger limit =
        power.subtract(BigInteger.ONE).divide(whole).min(BigInteger.valueOf(GREATEST));
    return new ExactShare(multiplier.longValue(), shift, limit.longValue());
  }

  /** The share of a count from zero up to the limit. */
  static long floor(long count, long multiplier, int shift) {
    return Math.unsignedMultiplyHigh(count << 1, multiplier) >>> shift;
  }
}
