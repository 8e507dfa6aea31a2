// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/**
 * Returns of many assets bar by bar, and of the benchmark beside them: one array, a bar's returns
 * next to each other, so that one step of a loop takes several assets at once.
 *
 * <p>The arrays are not copied: they are as large as the history. A missing return is NaN.
 */
public final class ReturnGrid {
  private final int assets;
  private final double[] returns;
  private final double[] benchmark;

  private ReturnGrid(int assets, double[] returns, double[] benchmark) {
    this.assets = assets;
    this.returns = returns;
    this.benchmark = benchmark;
  }

  /**
   * A grid over these arrays.
   *
   * @param returns of asset a in bar b at {@code b x assets + a}
   * @param benchmark of bar b at b
   */
  public static ReturnGrid of(int assets, double[] returns, double[] benchmark) {
    if (assets < 1 || returns.length != (long) assets * benchmark.length) {
      throw new IllegalArgumentException(
          returns.length
              + " returns are not "
              + assets
              + " assets in "
              + benchmark.length
              + " bars");
    }
    return new ReturnGrid(assets, returns, benchmark);
  }

  public int assets() {
    return assets;
  }

  public int bars() {
    return benchmark.length;
  }

  double benchmark(int bar) {
    return benchmark[bar];
  }

  double at(int bar, int asset) {
    return returns[bar * assets + asset];
  }

  /** Copies a bar's returns, from one asset on, as many as the row holds. */
  void copyRow(int bar, int firstAsset, double[] row) {
    System.arraycopy(returns, bar * assets + firstAsset, row, 0, row.length);
  }
}
