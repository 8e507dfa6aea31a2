// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;

/**
 * What {@link RollingStatistics} writes: three figures of each asset in each bar, of the window
 * that ends with the bar, a row a bar as in a {@link ReturnGrid}.
 */
public final class RollingGrid {
  private final double[][] betas;
  private final double[][] correlations;
  private final double[][] volatilities;

  private RollingGrid(int assets, int bars) {
    betas = new double[bars][assets];
    correlations = new double[bars][assets];
    volatilities = new double[bars][assets];
  }

  /** Room for the figures of this many assets in this many bars. */
  public static RollingGrid of(int assets, int bars) {
    return new RollingGrid(assets, bars);
  }

  /** Slopes on the benchmark, NaN where there is none; the row itself. */
  public double[] betas(int bar) {
    return betas[bar];
  }

  /** Pearson's correlations with the benchmark, to rounding from -1 to 1; the row itself. */
  public double[] correlations(int bar) {
    return correlations[bar];
  }

  /** Sample deviations of the returns, a fraction a bar; the row itself. */
  public double[] volatilities(int bar) {
    return volatilities[bar];
  }

  /** Leaves a bar without figures. */
  void clear(int bar) {
    Arrays.fill(betas[bar], Double.NaN);
    Arrays.fill(correlations[bar], Double.NaN);
    Arrays.fill(volatilities[bar], Double.NaN);
  }

  void set(int bar, int asset, double beta, double correlation, double volatility) {
    betas[bar][asset] = beta;
    correlations[bar][asset] = correlation;
    volatilities[bar][asset] = volatility;
  }
}
