// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/**
 * Beta, correlation and volatility of one asset in one window, plainly: sums about the mean, in two
 * passes.
 *
 * <p>All are NaN where a return is missing. An asset that does not move has a volatility and a beta
 * of zero and no correlation; where the benchmark does not move there is neither beta nor
 * correlation.
 */
final class WindowStatistics {
  private final double[] asset;
  private final double[] benchmark;
  private double beta;
  private double correlation;
  private double volatility;

  WindowStatistics(int window) {
    asset = new double[window];
    benchmark = new double[window];
  }

  /** Measures the window that ends with the bar. */
  void measure(ReturnGrid grid, int column, int lastBar) {
    for (int i = 0; i < asset.length; i++) {
      int bar = lastBar - asset.length + 1 + i;
      asset[i] = grid.at(bar, column);
      benchmark[i] = grid.benchmark(bar);
    }
    boolean assetStill = Moments.still(asset);
    boolean benchmarkStill = Moments.still(benchmark);
    double product = assetStill || benchmarkStill ? 0 : Moments.comoment(asset, benchmark);
    double assetSquares = assetStill ? 0 : Moments.comoment(asset, asset);
    double benchmarkSquares = benchmarkStill ? 0 : Moments.comoment(benchmark, benchmark);
    beta = product / benchmarkSquares;
    correlation = product / Math.sqrt(assetSquares) / Math.sqrt(benchmarkSquares);
    volatility = Math.sqrt(assetSquares / (asset.length - 1));
  }

  double beta() {
    return beta;
  }

  double correlation() {
    return correlation;
  }

  double volatility() {
    return volatility;
  }
}
