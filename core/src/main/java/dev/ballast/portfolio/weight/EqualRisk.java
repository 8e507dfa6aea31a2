// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.weight;

import java.util.Arrays;

/**
 * Weights at which every member brings the same risk: its weight times its covariance with the
 * basket is the same share of the basket's variance (Maillard, Roncalli and Teiletche, "The
 * properties of equally weighted risk contribution portfolios", 2010).
 *
 * <p>They are where y'Cy/2 - sum(log y)/n is least (Spinu, "An algorithm for computing risk parity
 * weights", 2013), with C the correlations and y the weights in units of each member's deviation.
 * The function is convex, and along one member its least point is the root of a quadratic, so that
 * going round the members again and again comes to it (Griveau-Billion, Richard and Roncalli, "A
 * fast algorithm for computing high-dimensional risk parity portfolios", 2013).
 */
public final class EqualRisk {
  /** How far a share of the variance may be from an equal one. */
  public static final double TOLERANCE = 1e-10;

  private static final double CLOSE = 1e-14;
  private static final int ROUNDS = 10_000;

  private EqualRisk() {}

  /** The weights, checked: every share of the variance is equal within {@link #TOLERANCE}. */
  public static Weighting of(double[][] covariance) {
    int n = covariance.length;
    double[] deviations = new double[n];
    for (int i = 0; i < n; i++) {
      if (!(covariance[i][i] > 0) || covariance[i][i] == Double.POSITIVE_INFINITY) {
        return new Weighting.Absent("the variance of member " + (i + 1) + " is not above zero");
      }
      deviations[i] = Math.sqrt(covariance[i][i]);
    }
    double[] weights = solve(correlations(covariance, deviations));
    double sum = 0;
    for (int i = 0; i < n; i++) {
      weights[i] /= deviations[i];
      sum += weights[i];
    }
    for (int i = 0; i < n; i++) {
      weights[i] /= sum;
    }
    double gap = gap(shares(covariance, weights));
    return gap <= TOLERANCE
        ? Weighting.of(weights)
        : new Weighting.Absent("no weights give every member the same risk");
  }

  /** What each member brings of the variance of the basket; they sum to one. */
  public static double[] shares(double[][] covariance, double[] weights) {
    double[] shares = new double[weights.length];
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      shares[i] = weights[i] * dot(covariance[i], weights);
      variance += shares[i];
    }
    for (int i = 0; i < weights.length; i++) {
      shares[i] /= variance;
    }
    return shares;
  }

  private static double[][] correlations(double[][] covariance, double[] deviations) {
    int n = deviations.length;
    double[][] correlations = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        correlations[i][j] = i == j ? 1 : covariance[i][j] / (deviations[i] * deviations[j]);
      }
    }
    return correlations;
  }

  /** Goes round the members until a round brings no share nearer to an equal one. */
  private static double[] solve(double[][] correlations) {
    int n = correlations.length;
    double budget = 1.0 / n;
    double[] y = new double[n];
    Arrays.fill(y, budget);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < n; i++) {
        double others = dot(correlations[i], y) - y[i];
        // The root above zero of y^2 + others y - budget, without taking like from like.
        double root = Math.sqrt(others * others + 4 * budget);
        y[i] = others > 0 ? 2 * budget / (root + others) : (root - others) / 2;
      }
      if (gap(shares(correlations, y)) <= CLOSE) {
        break;
      }
    }
    return y;
  }

  private static double gap(double[] shares) {
    double gap = 0;
    for (double share : shares) {
      double one = Math.abs(share - 1.0 / shares.length);
      // What is no number must not pass for small.
      gap = one <= gap ? gap : one;
    }
    return gap;
  }

  private static double dot(double[] first, double[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }
}
