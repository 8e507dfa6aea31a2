// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/**
 * What {@link RollingStatistics} writes: three figures of each asset in each bar, of the window
 * that ends with the bar, in the order of a {@link ReturnGrid}.
 */
public final class RollingGrid {
  private final int assets;
  private final double[] beta;
  private final double[] correlation;
  private final double[] volatility;

  private RollingGrid(int assets, int bars) {
    this.assets = assets;
    int size = Math.multiplyExact(assets, bars);
    beta = new double[size];
    correlation = new double[size];
    volatility = new double[size];
  }

  /** Room for the figures of a grid. */
  public static RollingGrid like(ReturnGrid grid) {
    return new RollingGrid(grid.assets(), grid.bars());
  }

  /** Slopes on the benchmark, NaN where there is none; the array itself. */
  public double[] beta() {
    return beta;
  }

  /** Pearson's correlations with the benchmark, to rounding from -1 to 1; the array itself. */
  public double[] correlation() {
    return correlation;
  }

  /** Sample deviations of the returns, a fraction a bar; the array itself. */
  public double[] volatility() {
    return volatility;
  }

  void setRow(int bar, int firstAsset, double[] betas, double[] correlations, double[] deviations) {
    int at = bar * assets + firstAsset;
    System.arraycopy(betas, 0, beta, at, betas.length);
    System.arraycopy(correlations, 0, correlation, at, correlations.length);
    System.arraycopy(deviations, 0, volatility, at, deviations.length);
  }

  void set(int bar, int asset, double slope, double correlated, double deviation) {
    int at = bar * assets + asset;
    beta[at] = slope;
    correlation[at] = correlated;
    volatility[at] = deviation;
  }
}
