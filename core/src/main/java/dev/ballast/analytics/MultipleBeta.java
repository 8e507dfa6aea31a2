// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.ArrayList;
import java.util.List;

/**
 * Ordinary least squares of returns on those of several others at once, with intercept. Solved by
 * Gram and Schmidt's orthogonalisation of the centred columns, modified (Bjorck, "Solving linear
 * least squares problems by Gram-Schmidt orthogonalization", BIT 7, 1967), so that no normal
 * equations square what rounding takes.
 */
public sealed interface MultipleBeta {
  /** What is left of a column of length one, beside those before it, that is rounding. */
  double INDEPENDENT = 1e-6;

  /**
   * The regression.
   *
   * @param betas the slopes, one for each of the others
   * @param standardErrors of each, from the residual variance with n - k - 1 degrees of freedom
   * @param inflations by which the variance of each slope is larger than if its returns were
   *     uncorrelated with the other ones': one where they are
   * @param alpha the intercept, a fraction per day
   * @param rSquared share of the variance that is explained, 0 to 1
   * @param residualVolatility root of the residual sum of squares over n - k - 1, times the root of
   *     365: a fraction a year
   * @param observations returns used
   */
  record Measured(
      List<Double> betas,
      List<Double> standardErrors,
      List<Double> inflations,
      double alpha,
      double rSquared,
      double residualVolatility,
      int observations)
      implements MultipleBeta {
    /** Copies the lists. */
    public Measured {
      betas = List.copyOf(betas);
      standardErrors = List.copyOf(standardErrors);
      inflations = List.copyOf(inflations);
    }
  }

  /** That the returns which were to be explained do not move, so that there is no regression. */
  record StillReturns() implements MultipleBeta {}

  /** That one of the others does not move, by its place among them. */
  record StillOther(int place) implements MultipleBeta {}

  /** That one of the others moves as those before it together do, by its place among them. */
  record Dependent(int place) implements MultipleBeta {}

  /**
   * The regression of daily returns.
   *
   * @param others a row each, one at least
   */
  static MultipleBeta of(double[] returns, double[][] others) {
    int least = others.length + 2;
    if (others.length == 0 || returns.length < least) {
      throw new IllegalArgumentException(
          "%d returns on %d others: at least one, and two returns more than others"
              .formatted(returns.length, others.length));
    }
    double[] centred = centred(returns);
    if (Moments.still(returns)) {
      return new StillReturns();
    }
    double[][] columns = new double[others.length][];
    for (int i = 0; i < others.length; i++) {
      if (others[i].length != returns.length) {
        throw new IllegalArgumentException(
            "samples of different lengths: " + returns.length + " and " + others[i].length);
      }
      if (Moments.still(others[i])) {
        return new StillOther(i);
      }
      columns[i] = centred(others[i]);
    }
    Orthogonal orthogonal = Orthogonal.of(columns);
    return orthogonal.rank() < columns.length
        ? new Dependent(orthogonal.rank())
        : measured(returns, others, centred, orthogonal);
  }

  private static MultipleBeta measured(
      double[] returns, double[][] others, double[] centred, Orthogonal orthogonal) {
    double[] slopes = orthogonal.solve(centred);
    double[] inflations = orthogonal.inflations();
    double alpha = Moments.mean(returns);
    for (int i = 0; i < others.length; i++) {
      alpha -= slopes[i] * Moments.mean(others[i]);
    }
    double residualSquares = 0;
    for (int t = 0; t < returns.length; t++) {
      double residual = returns[t] - alpha;
      for (int i = 0; i < others.length; i++) {
        residual -= slopes[i] * others[i][t];
      }
      residualSquares += residual * residual;
    }
    double variance = residualSquares / (returns.length - others.length - 1);
    List<Double> betas = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    List<Double> inflated = new ArrayList<>();
    for (int i = 0; i < others.length; i++) {
      betas.add(slopes[i]);
      errors.add(StrictMath.sqrt(variance * inflations[i]) / orthogonal.length(i));
      inflated.add(inflations[i]);
    }
    double squares = Moments.comoment(returns, returns);
    return new Measured(
        betas,
        errors,
        inflated,
        alpha,
        Math.clamp(1 - residualSquares / squares, 0.0, 1.0),
        StrictMath.sqrt(variance * Volatility.DAYS_A_YEAR),
        returns.length);
  }

  private static double[] centred(double[] values) {
    double mean = Moments.mean(values);
    double[] centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - mean;
    }
    return centred;
  }
}
