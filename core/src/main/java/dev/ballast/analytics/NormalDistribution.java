// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/** The normal distribution of mean zero and deviation one. */
public final class NormalDistribution {
  /** Below, the series of erf; above, the continued fraction of erfc. */
  private static final double SERIES_TO = 2.5;

  private static final int TERMS = 200;
  private static final double ROOT_2 = StrictMath.sqrt(2);
  private static final double ROOT_PI = StrictMath.sqrt(Math.PI);

  /** Beyond, the chance is no number of ours any more. */
  private static final double LEAST_CHANCE = 1e-300;

  private NormalDistribution() {}

  /** The chance of a value up to {@code x}. */
  public static double below(double x) {
    return above(-x);
  }

  /** The chance of a value above {@code x}, to full precision where it is small. */
  public static double above(double x) {
    return x < 0 ? 1 - above(-x) : 0.5 * erfc(x / ROOT_2);
  }

  /** The chance of a value as far from zero as this one, on either side. */
  public static double beyond(double x) {
    return erfc(Math.abs(x) / ROOT_2);
  }

  /** The density at {@code x}. */
  public static double density(double x) {
    return StrictMath.exp(-x * x / 2) / (ROOT_2 * ROOT_PI);
  }

  /**
   * The value that lies above a share of all: formula 26.2.23 of Abramowitz and Stegun, "Handbook
   * of Mathematical Functions", 1964, right to 4.5e-4, made exact by Halley's method.
   *
   * @param share above 0 and below 1
   */
  public static double quantile(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("no value lies above a share of " + share);
    }
    return share > 0.5 ? exceededBy(1 - share) : -exceededBy(share);
  }

  /** The value, from zero on, that a chance of at most a half lies above. */
  private static double exceededBy(double chance) {
    double tail = Math.max(chance, LEAST_CHANCE);
    double t = StrictMath.sqrt(-2 * StrictMath.log(tail));
    double x =
        t
            - (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int step = 0; step < 3; step++) {
      double newton = (above(x) - tail) / density(x);
      x += newton / (1 + x * newton / 2);
    }
    return x;
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
