// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;

/**
 * Sums over the bars of a window that moves, of many assets beside each other: of returns, of their
 * squares, of their products with the benchmark's.
 *
 * <p>The loops have one array index each and no branch, because only such are turned into vector
 * instructions; what they write goes to a row of its own for the same reason.
 */
final class RunningSums {
  /**
   * A moment below this share of all squares that its sum has seen is doubted. Within two windows
   * of up to a few hundred bars rounding stays below 1e-13 of what was seen, so what is not doubted
   * is good to 1e-9.
   */
  private static final double TRUST = 1e-4;

  private final int window;
  private final double inverseWindow;
  private final double scale;
  private final double[] sum;
  private final double[] square;
  private final double[] product;

  /** All squares added since the beginning of the block, those that have left too. */
  private final double[] seen;

  /** The least that a moment has lain above the doubted share; NaN once a return was missing. */
  private final double[] margin;

  private double benchmarkSum;
  private double benchmarkSquare;
  private double benchmarkSeen;

  RunningSums(int window, int assets) {
    this.window = window;
    inverseWindow = 1.0 / window;
    scale = 1 / Math.sqrt(window - 1);
    sum = new double[assets];
    square = new double[assets];
    product = new double[assets];
    seen = new double[assets];
    margin = new double[assets];
  }

  /** Sums the window that ends with the bar afresh. */
  void begin(ReturnGrid grid, int lastBar) {
    Arrays.fill(sum, 0);
    Arrays.fill(square, 0);
    Arrays.fill(product, 0);
    Arrays.fill(margin, Double.MAX_VALUE);
    benchmarkSum = 0;
    benchmarkSquare = 0;
    for (int bar = lastBar - window + 1; bar <= lastBar; bar++) {
      double benchmark = grid.benchmark(bar);
      benchmarkSum += benchmark;
      benchmarkSquare += benchmark * benchmark;
      add(grid.row(bar), benchmark, sum, square, product);
    }
    benchmarkSeen = benchmarkSquare;
    System.arraycopy(square, 0, seen, 0, seen.length);
  }

  private static void add(
      double[] row, double benchmark, double[] sum, double[] square, double[] product) {
    for (int i = 0; i < row.length; i++) {
      double one = row[i];
      sum[i] += one;
      square[i] += one * one;
      product[i] += one * benchmark;
    }
  }

  /** Moves the window on by one bar, to this one. */
  void move(ReturnGrid grid, int bar) {
    double now = grid.benchmark(bar);
    double was = grid.benchmark(bar - window);
    benchmarkSum += now - was;
    benchmarkSquare += now * now - was * was;
    benchmarkSeen += now * now;
    move(grid.row(bar), grid.row(bar - window), now, was, sum, square, product, seen);
  }

  private static void move(
      double[] entering,
      double[] leaving,
      double now,
      double was,
      double[] sum,
      double[] square,
      double[] product,
      double[] seen) {
    for (int i = 0; i < entering.length; i++) {
      double one = entering[i];
      double old = leaving[i];
      sum[i] += one - old;
      square[i] += one * one - old * old;
      product[i] += one * now - old * was;
      seen[i] += one * one;
    }
  }

  /** Writes a row of figures; says whether the benchmark's window is doubted. */
  boolean write(RollingGrid results, int bar) {
    double mean = benchmarkSum * inverseWindow;
    double moment = benchmarkSquare - benchmarkSum * mean;
    double inverse = 1 / moment;
    moments(sum, square, seen, inverseWindow, floor(window), margin, results.volatilities(bar));
    slopes(
        sum,
        product,
        mean,
        inverse,
        Math.sqrt(inverse),
        scale,
        results.betas(bar),
        results.correlations(bar),
        results.volatilities(bar));
    return doubtful(moment, benchmarkSeen, window);
  }

  private static void moments(
      double[] sum,
      double[] square,
      double[] seen,
      double inverseWindow,
      double floor,
      double[] margin,
      double[] moment) {
    for (int i = 0; i < sum.length; i++) {
      double about = square[i] - sum[i] * (sum[i] * inverseWindow);
      moment[i] = about;
      margin[i] = Math.min(margin[i], about - seen[i] * TRUST - floor);
    }
  }

  /** Turns moments into deviations, in their places, and co-moments into slopes. */
  private static void slopes(
      double[] sum,
      double[] product,
      double benchmarkMean,
      double inverse,
      double inverseRoot,
      double scale,
      double[] beta,
      double[] correlation,
      double[] volatility) {
    for (int i = 0; i < sum.length; i++) {
      double comoment = product[i] - sum[i] * benchmarkMean;
      double deviation = Math.sqrt(volatility[i]);
      beta[i] = comoment * inverse;
      correlation[i] = comoment * inverseRoot / deviation;
      volatility[i] = deviation * scale;
    }
  }

  /** Whether a window of this asset was written since the beginning that is not to be trusted. */
  boolean doubted(int asset) {
    return !(margin[asset] >= 0);
  }

  /**
   * Whether so much cancelled that a moment made of this sum of squares is not to be trusted, or
   * whether it may itself be rounding ({@link Moments#still}).
   */
  static boolean doubtful(double moment, double square, int window) {
    return !(moment >= square * TRUST + floor(window));
  }

  /** A moment up to this may be one that no deviation is to be made of. */
  private static double floor(int window) {
    return 2 * window * Moments.RETURN_ROUNDING * Moments.RETURN_ROUNDING;
  }
}
