// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.OptionalDouble;

/**
 * Spearman's correlation of two samples: Pearson's of their {@link Ranks}. Spearman, "The proof and
 * measurement of association between two things", 1904.
 */
public final class RankCorrelation {
  private RankCorrelation() {}

  /** From -1 to 1; nothing where either sample does not move. Throws on different lengths. */
  public static OptionalDouble of(double[] first, double[] second) {
    return Correlation.of(Ranks.of(first), Ranks.of(second));
  }
}
