// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.weight;

/** Weights of a basket's members, or why there are none. */
public sealed interface Weighting {
  /** Weights that sum to one, in the order of what was weighted. */
  final class Found implements Weighting {
    private final double[] weights;

    private Found(double[] weights) {
      this.weights = weights;
    }

    /** Copied. */
    public double[] weights() {
      return weights.clone();
    }
  }

  /**
   * No weights.
   *
   * @param reason half a sentence
   */
  record Absent(String reason) implements Weighting {}

  /** These weights, copied. */
  static Weighting of(double[] weights) {
    return new Found(weights.clone());
  }
}
