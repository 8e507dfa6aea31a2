// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

/** The chi-squared distribution of one degree of freedom. */
final class ChiSquared {
  /** Below, the series of erf; above, the continued fraction of erfc. */
  private static final double SERIES_TO = 2.5;

  private static final int TERMS = 200;
  private static final double ROOT_PI = StrictMath.sqrt(Math.PI);

  private ChiSquared() {}

  /** The chance of a value above {@code x}: erfc(sqrt(x / 2)). */
  static double above(double x) {
    return x <= 0 ? 1 : erfc(StrictMath.sqrt(x / 2));
  }

  private static double erfc(double x) {
    return x < SERIES_TO ? 1 - erf(x) : tail(x);
  }

  /** 2 / sqrt(pi) x exp(-x^2) x sum of 2^n x^(2n+1) / (1 x 3 x ... x (2n+1)). */
  private static double erf(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < TERMS && term > sum * 1e-17; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / ROOT_PI * StrictMath.exp(-x * x) * sum;
  }

  /** exp(-x^2) / sqrt(pi) / (x + (1/2) / (x + (2/2) / (x + (3/2) / ...))), from the inside out. */
  private static double tail(double x) {
    double below = x;
    for (int n = TERMS; n > 0; n--) {
      below = x + n / 2.0 / below;
    }
    return StrictMath.exp(-x * x) / ROOT_PI / below;
  }
}
