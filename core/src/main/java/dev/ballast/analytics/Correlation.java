// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.OptionalDouble;

/** Pearson's correlation of two samples. */
public final class Correlation {
  private Correlation() {}

  /** From -1 to 1; nothing where either sample does not move. Throws on different lengths. */
  public static OptionalDouble of(double[] first, double[] second) {
    double product = Moments.comoment(first, second);
    if (first.length < 2 || Moments.still(first) || Moments.still(second)) {
      return OptionalDouble.empty();
    }
    double firstRoot = StrictMath.sqrt(Moments.comoment(first, first));
    double secondRoot = StrictMath.sqrt(Moments.comoment(second, second));
    return OptionalDouble.of(Math.clamp(product / firstRoot / secondRoot, -1.0, 1.0));
  }
}
