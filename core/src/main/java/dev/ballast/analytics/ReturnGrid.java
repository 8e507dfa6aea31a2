// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/**
 * Returns of many assets bar by bar, and of the benchmark beside them: a row a bar, the assets'
 * returns next to each other, so that one step of a loop takes several assets at once.
 *
 * <p>The arrays are not copied: they are as large as the history. A missing return is NaN.
 */
public final class ReturnGrid {
  private final double[][] returns;
  private final double[] benchmark;

  private ReturnGrid(double[][] returns, double[] benchmark) {
    this.returns = returns;
    this.benchmark = benchmark;
  }

  /**
   * A grid over these arrays.
   *
   * @param returns of asset a in bar b at {@code [b][a]}
   * @param benchmark of bar b at b
   */
  public static ReturnGrid of(double[][] returns, double[] benchmark) {
    if (returns.length != benchmark.length || returns.length == 0) {
      throw new IllegalArgumentException(
          returns.length + " bars of returns, " + benchmark.length + " of the benchmark");
    }
    for (int bar = 0; bar < returns.length; bar++) {
      if (returns[bar].length != returns[0].length || returns[bar].length == 0) {
        throw new IllegalArgumentException(
            "bar %d has %d returns, bar 0 has %d"
                .formatted(bar, returns[bar].length, returns[0].length));
      }
    }
    return new ReturnGrid(returns, benchmark);
  }

  public int assets() {
    return returns[0].length;
  }

  public int bars() {
    return benchmark.length;
  }

  double benchmark(int bar) {
    return benchmark[bar];
  }

  double at(int bar, int asset) {
    return returns[bar][asset];
  }

  double[] row(int bar) {
    return returns[bar];
  }
}
