// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;

/**
 * Sums over some bars, of several assets beside each other: of returns, of their squares, of their
 * products with the benchmark's, and of the benchmark.
 *
 * <p>The loops are kept this small, one array index each and no branch, because only such are
 * turned into vector instructions.
 */
final class Sums {
  /** A moment below this share of its sum of squares has lost four of its sixteen digits. */
  private static final double TRUST = 1e-4;

  final double[] sum;
  final double[] square;
  final double[] product;
  double benchmark;
  double benchmarkSquare;

  Sums(int assets) {
    sum = new double[assets];
    square = new double[assets];
    product = new double[assets];
  }

  void clear() {
    fill(0);
  }

  /** Makes every window that these sums are a part of one without figures. */
  void spoil() {
    fill(Double.NaN);
  }

  private void fill(double value) {
    Arrays.fill(sum, value);
    Arrays.fill(square, value);
    Arrays.fill(product, value);
    benchmark = value;
    benchmarkSquare = value;
  }

  /** Writes these sums with one more bar into others, which may be these. */
  void add(double[] returns, double benchmarkReturn, Sums into) {
    into.benchmark = benchmark + benchmarkReturn;
    into.benchmarkSquare = benchmarkSquare + benchmarkReturn * benchmarkReturn;
    add(returns, benchmarkReturn, sum, square, product, into.sum, into.square, into.product);
  }

  private static void add(
      double[] returns,
      double benchmarkReturn,
      double[] sum,
      double[] square,
      double[] product,
      double[] newSum,
      double[] newSquare,
      double[] newProduct) {
    for (int i = 0; i < returns.length; i++) {
      double one = returns[i];
      newSum[i] = sum[i] + one;
      newSquare[i] = square[i] + one * one;
      newProduct[i] = product[i] + one * benchmarkReturn;
    }
  }

  /** Moments about the mean of the bars of both, and co-moments with the benchmark. */
  static void moments(
      Sums first,
      Sums second,
      double inverseCount,
      double benchmarkMean,
      double[] moment,
      double[] comoment) {
    moments(
        first.sum,
        second.sum,
        first.square,
        second.square,
        first.product,
        second.product,
        inverseCount,
        benchmarkMean,
        moment,
        comoment);
  }

  private static void moments(
      double[] firstSum,
      double[] secondSum,
      double[] firstSquare,
      double[] secondSquare,
      double[] firstProduct,
      double[] secondProduct,
      double inverseCount,
      double benchmarkMean,
      double[] moment,
      double[] comoment) {
    for (int i = 0; i < firstSum.length; i++) {
      double sum = firstSum[i] + secondSum[i];
      moment[i] = firstSquare[i] + secondSquare[i] - sum * sum * inverseCount;
      comoment[i] = firstProduct[i] + secondProduct[i] - sum * benchmarkMean;
    }
  }

  /** Adds to an asset's doubt where its moment is small beside its squares: {@link #doubtful}. */
  static void doubt(double[] firstSquare, double[] secondSquare, double[] moment, double[] doubt) {
    for (int i = 0; i < doubt.length; i++) {
      double rest = moment[i] - (firstSquare[i] + secondSquare[i]) * TRUST;
      doubt[i] += Math.abs(rest) - rest;
    }
  }

  /** Whether so much cancelled that the moment is not to be trusted; all zeros are. */
  static boolean doubtful(double moment, double square) {
    return moment < square * TRUST;
  }
}
