// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

/**
 * Division of 128 bits by 64, which Java has no operator for: schoolbook division in digits of 32
 * bits (Knuth, The Art of Computer Programming, volume 2, algorithm 4.3.1 D; in the shape of
 * Warren's Hacker's Delight, {@code divlu}).
 */
final class Wide {
  private static final long DIGIT = 1L << 32;
  private static final long MASK = DIGIT - 1;

  private Wide() {}

  /**
   * {@code (high x 2^64 + low) / divisor}, cut; unsigned.
   *
   * @param high from zero to below the divisor, so that the quotient fits
   * @param divisor above zero
   */
  static long divide(long high, long low, long divisor) {
    return divisor < 1L << 31 ? byDigit(high, low, divisor) : byTwoDigits(high, low, divisor);
  }

  /** A divisor of less than one digit leaves remainders that the next digit is put behind. */
  private static long byDigit(long high, long low, long divisor) {
    long upper = (high << 32) | (low >>> 32);
    long digit = upper / divisor;
    long lower = ((upper - digit * divisor) << 32) | (low & MASK);
    return (digit << 32) + lower / divisor;
  }

  private static long byTwoDigits(long high, long low, long divisor) {
    int shift = Long.numberOfLeadingZeros(divisor);
    long top = divisor << shift;
    long carried = shift == 0 ? 0 : low >>> (64 - shift);
    long upper = (high << shift) | carried;
    long rest = low << shift;
    long first = digit(upper, rest >>> 32, top);
    long middle = (upper << 32) + (rest >>> 32) - first * top;
    long second = digit(middle, rest & MASK, top);
    return (first << 32) + second;
  }

  /** One digit of the quotient: guessed from the divisor's upper digit, then put right. */
  private static long digit(long upper, long next, long divisor) {
    long leading = divisor >>> 32;
    long trailing = divisor & MASK;
    long guess = Long.divideUnsigned(upper, leading);
    long remainder = upper - guess * leading;
    while (guess >= DIGIT || Long.compareUnsigned(guess * trailing, (remainder << 32) + next) > 0) {
      guess--;
      remainder += leading;
      if (remainder >= DIGIT) {
        break;
      }
    }
    return guess;
  }
}
