// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/**
 * The windows of one asset that end in the bars of one block, measured so that nothing is ever
 * taken off a sum: a window is the end of the bars up to the block's first and the beginning of
 * those after it, one sum from each. A missing return is gone as soon as it has left the window.
 * Where even these sums lost digits the window is measured plainly.
 */
final class ColumnWindows {
  private final int window;
  private final WindowStatistics plain;

  /** Of the j-th bar of the window that ends with the block's first bar, and of those after it. */
  private final double[] sum;

  private final double[] square;
  private final double[] product;
  private final double[] benchmarkSum;
  private final double[] benchmarkSquare;

  ColumnWindows(int window) {
    this.window = window;
    plain = new WindowStatistics(window);
    sum = new double[window];
    square = new double[window];
    product = new double[window];
    benchmarkSum = new double[window];
    benchmarkSquare = new double[window];
  }

  /**
   * Writes the figures of the windows that end in the bars from, to, the latter not included, of
   * the block that begins with the bar {@code first}.
   */
  void write(ReturnGrid grid, int asset, int first, int from, int to, RollingGrid results) {
    sumEndings(grid, asset, first);
    double added = 0;
    double addedSquare = 0;
    double addedProduct = 0;
    double benchmarkAdded = 0;
    double benchmarkAddedSquare = 0;
    for (int bar = first; bar < to; bar++) {
      if (bar > first) {
        double one = grid.at(bar, asset);
        double benchmark = grid.benchmark(bar);
        added += one;
        addedSquare += one * one;
        addedProduct += one * benchmark;
        benchmarkAdded += benchmark;
        benchmarkAddedSquare += benchmark * benchmark;
      }
      if (bar >= from) {
        int j = bar - first;
        write(
            sum[j] + added,
            square[j] + addedSquare,
            product[j] + addedProduct,
            benchmarkSum[j] + benchmarkAdded,
            benchmarkSquare[j] + benchmarkAddedSquare,
            grid,
            asset,
            bar,
            results);
      }
    }
  }

  private void sumEndings(ReturnGrid grid, int asset, int first) {
    double whole = 0;
    double wholeSquare = 0;
    double wholeProduct = 0;
    double benchmarkWhole = 0;
    double benchmarkWholeSquare = 0;
    for (int j = window - 1; j >= 0; j--) {
      int bar = first - window + 1 + j;
      double one = grid.at(bar, asset);
      double benchmark = grid.benchmark(bar);
      sum[j] = whole += one;
      square[j] = wholeSquare += one * one;
      product[j] = wholeProduct += one * benchmark;
      benchmarkSum[j] = benchmarkWhole += benchmark;
      benchmarkSquare[j] = benchmarkWholeSquare += benchmark * benchmark;
    }
  }

  private void write(
      double sum,
      double square,
      double product,
      double benchmarkSum,
      double benchmarkSquare,
      ReturnGrid grid,
      int asset,
      int bar,
      RollingGrid results) {
    double moment = square - sum * sum / window;
    double benchmarkMoment = benchmarkSquare - benchmarkSum * benchmarkSum / window;
    if (RunningSums.doubtful(moment, square, window)
        || RunningSums.doubtful(benchmarkMoment, benchmarkSquare, window)) {
      plain.measure(grid, asset, bar);
      results.set(bar, asset, plain.beta(), plain.correlation(), plain.volatility());
      return;
    }
    double comoment = product - sum * benchmarkSum / window;
    results.set(
        bar,
        asset,
        comoment / benchmarkMoment,
        comoment / Math.sqrt(benchmarkMoment) / Math.sqrt(moment),
        Math.sqrt(moment / (window - 1)));
  }
}
