// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;

/**
 * The slope over a window that moves by one return, in one pass.
 *
 * <p>The moments are updated as one return leaves and one enters, and summed anew once a window, so
 * that rounding cannot pile up. {@link Beta#of} is the plain form that it must agree with.
 */
public final class RollingBeta {
  private final double[] asset;
  private final double[] benchmark;
  private final int window;
  private double assetMean;
  private double benchmarkMean;
  private double product;
  private double squares;

  /** All of the benchmark's squares that went into the sums, those that have left too. */
  private double seen;

  private RollingBeta(double[] asset, double[] benchmark, int window) {
    this.asset = asset;
    this.benchmark = benchmark;
    this.window = window;
  }

  /**
   * Element i is the beta of the returns i to i + window - 1; NaN where the benchmark did not move
   * within the window. Empty when there are fewer returns than the window.
   */
  public static double[] of(double[] asset, double[] benchmark, int window) {
    if (asset.length != benchmark.length || window < Beta.LEAST_OBSERVATIONS) {
      throw new IllegalArgumentException(
          "cannot roll a window of "
              + window
              + " over samples of "
              + asset.length
              + " and "
              + benchmark.length);
    }
    return new RollingBeta(asset, benchmark, window).roll();
  }

  private double[] roll() {
    double[] betas = new double[Math.max(0, asset.length - window + 1)];
    for (int row = 0; row < asset.length; row++) {
      int start = row - window + 1;
      if (start < 0) {
        continue;
      }
      if (start % window == 0) {
        sumAnew(start);
      } else {
        step(start - 1, row);
      }
      betas[start] = doubtful() && still(start) ? Double.NaN : product / squares;
    }
    return betas;
  }

  /** Whether the benchmark's moment is so small that it may be rounding, or that it lost digits. */
  private boolean doubtful() {
    return RunningSums.doubtful(squares, seen, window);
  }

  /** Whether the benchmark does not move within the window; sums it anew where it does. */
  private boolean still(int start) {
    if (Moments.still(Arrays.copyOfRange(benchmark, start, start + window))) {
      return true;
    }
    sumAnew(start);
    return false;
  }

  private void sumAnew(int start) {
    double[] assetWindow = Arrays.copyOfRange(asset, start, start + window);
    double[] benchmarkWindow = Arrays.copyOfRange(benchmark, start, start + window);
    assetMean = Moments.mean(assetWindow);
    benchmarkMean = Moments.mean(benchmarkWindow);
    product = Moments.comoment(assetWindow, benchmarkWindow);
    squares = Moments.comoment(benchmarkWindow, benchmarkWindow);
    seen = squares + window * benchmarkMean * benchmarkMean;
  }

  private void step(int leaving, int entering) {
    double assetChange = asset[entering] - asset[leaving];
    double benchmarkChange = benchmark[entering] - benchmark[leaving];
    double oldBenchmarkMean = benchmarkMean;
    seen += benchmark[entering] * benchmark[entering];
    assetMean += assetChange / window;
    benchmarkMean += benchmarkChange / window;
    product +=
        benchmarkChange * (asset[entering] - assetMean)
            + assetChange * (benchmark[leaving] - oldBenchmarkMean);
    squares +=
        benchmarkChange
            * (benchmark[entering] - benchmarkMean + benchmark[leaving] - oldBenchmarkMean);
  }
}
