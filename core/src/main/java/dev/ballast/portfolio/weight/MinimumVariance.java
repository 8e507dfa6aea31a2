// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.weight;

import java.util.Arrays;

/**
 * The weights of least variance that are not negative and keep their caps (Markowitz, "Portfolio
 * selection", 1952).
 *
 * <p>Weight is moved from the member whose share adds most to the variance to the one whose adds
 * least, as far as it helps and bounds allow, until no move helps: these are the conditions of the
 * optimum, and the answer is given only where they hold.
 */
public final class MinimumVariance {
  /** How far marginal variances may differ, of the largest variance. */
  private static final double TOLERANCE = 1e-13;

  private static final int MOVES = 100_000;

  private MinimumVariance() {}

  /** Under one cap for all; 1 is none. */
  public static Weighting of(double[][] covariance, double cap) {
    double[] equal = new double[covariance.length];
    Arrays.fill(equal, 1);
    return switch (WeightCap.of(equal, cap)) {
      case Weighting.Absent absent -> absent;
      case Weighting.Found start -> least(covariance, start.weights(), cap);
    };
  }

  private static Weighting least(double[][] covariance, double[] weights, double cap) {
    int n = weights.length;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, covariance[i][i]);
    }
    for (int move = 0; move < MOVES; move++) {
      double[] slopes = slopes(covariance, weights);
      int from = -1;
      int to = -1;
      for (int i = 0; i < n; i++) {
        if (weights[i] > 0 && (from < 0 || slopes[i] > slopes[from])) {
          from = i;
        }
        if (weights[i] < cap && (to < 0 || slopes[i] < slopes[to])) {
          to = i;
        }
      }
      if (to < 0 || slopes[from] - slopes[to] <= TOLERANCE * largest) {
        return Weighting.of(weights);
      }
      double curve = covariance[from][from] + covariance[to][to] - 2 * covariance[from][to];
      double room = Math.min(weights[from], cap - weights[to]);
      double step = curve > 0 ? Math.min(room, (slopes[from] - slopes[to]) / curve) : room;
      weights[from] -= step;
      weights[to] = step == cap - weights[to] ? cap : weights[to] + step;
    }
    return new Weighting.Absent("no least variance was found");
  }

  /** Half of what a little more of each member adds to the variance. */
  private static double[] slopes(double[][] covariance, double[] weights) {
    double[] slopes = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        slopes[i] += covariance[i][j] * weights[j];
      }
    }
    return slopes;
  }
}
