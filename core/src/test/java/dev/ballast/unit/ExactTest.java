// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExactTest {
  private static final long[] EDGES = {
    0,
    1,
    2,
    3,
    Exact.ONE - 1,
    Exact.ONE,
    Exact.ONE + 1,
    Integer.MAX_VALUE,
    1L << 31,
    1L << 32,
    (1L << 32) + 1,
    1L << 62,
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE + 1,
    Long.MIN_VALUE
  };

  @ParameterizedTest
  @EnumSource(RoundingMode.class)
  void aProductDividedIsWhatBigDecimalMakesOfIt(RoundingMode rounding) {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 30_000; i++) {
      long a = number(random);
      long b = number(random);
      long divisor = number(random);
      if (divisor != 0 && divisor != Long.MIN_VALUE) {
        compare(a, b, divisor, rounding);
      }
    }
  }

  /** Halves are where modes of rounding differ: 15 x 2 / 20 = 1.5 and its like, made wide. */
  @ParameterizedTest
  @EnumSource(RoundingMode.class)
  void halvesGoWhereTheModeSays(RoundingMode rounding) {
    for (long odd = -9; odd <= 9; odd += 2) {
      for (long wide : new long[] {1, 1L << 40, 1L << 58}) {
        compare(odd * wide, 1L << 20, wide << 21 == 0 ? 1L << 62 : wide << 21, rounding);
        compare(odd, wide, 2 * wide, rounding);
      }
    }
  }

  @Test
  void whatDoesNotFitThrows() {
    assertThatThrownBy(() -> Exact.product(Long.MAX_VALUE, 2 * Exact.ONE))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Exact.quotient(Long.MAX_VALUE, 1))
        .isInstanceOf(ArithmeticException.class);
    assertThat(Exact.product(Long.MAX_VALUE, Exact.ONE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aProductIsWhatDividingByOneMakesOfIt() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 30_000; i++) {
      long a = number(random);
      long b = random.nextBoolean() ? number(random) : random.nextLong(-99, 99) * Exact.ONE / 2;
      BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
      BigDecimal rounded = new BigDecimal(product, 8).setScale(0, RoundingMode.HALF_EVEN);
      if (rounded.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
        assertThat(Exact.product(a, b)).as(a + " x " + b).isEqualTo(rounded.longValueExact());
      } else {
        assertThatThrownBy(() -> Exact.product(a, b)).isInstanceOf(ArithmeticException.class);
      }
    }
  }

  /** 0.5 at 60,000.00000001 is 30,000.000000005, a tie that goes to the even 30,000. */
  @Test
  void aTieGoesToTheEvenUnit() {
    assertThat(Exact.product(50_000_000, 6_000_000_000_001L)).isEqualTo(3_000_000_000_000L);
    assertThat(Exact.product(50_000_000, 6_000_000_000_003L)).isEqualTo(3_000_000_000_002L);
  }

  private static void compare(long a, long b, long divisor, RoundingMode rounding) {
    String asked = a + " x " + b + " / " + divisor + " " + rounding;
    BigDecimal product = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
    long expected;
    try {
      expected = product.divide(BigDecimal.valueOf(divisor), 0, rounding).longValueExact();
    } catch (ArithmeticException e) {
      assertThatThrownBy(() -> Exact.multiplyDivide(a, b, divisor, rounding))
          .as(asked)
          .isInstanceOf(ArithmeticException.class);
      return;
    }
    if (expected == Long.MIN_VALUE) {
      return;
    }
    long found = Exact.multiplyDivide(a, b, divisor, rounding);
    if (found != expected) {
      assertThat(found).as(asked).isEqualTo(expected);
    }
  }

  /** An edge, or a number of a random length in bits. */
  private static long number(SplittableRandom random) {
    if (random.nextInt(6) == 0) {
      return EDGES[random.nextInt(EDGES.length)];
    }
    return random.nextLong() >> random.nextInt(64);
  }
}
