// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

/** Mean returns of variants in periods that are drawn anew, the same for all of them. */
final class ResampledMeans {
  private final double[][] returns;
  private final StationaryBootstrap bootstrap;
  private final Draws draws;

  ResampledMeans(double[][] returns, StationaryBootstrap bootstrap, Draws draws) {
    if (returns.length != bootstrap.periods()) {
      throw new IllegalArgumentException(
          returns.length + " periods of returns, " + bootstrap.periods() + " to draw from");
    }
    this.returns = returns;
    this.bootstrap = bootstrap;
    this.draws = draws;
  }

  /** Of the next draw. */
  double[] next() {
    int[] counts = bootstrap.counts(draws);
    double[] means = new double[returns[0].length];
    for (int period = 0; period < counts.length; period++) {
      int times = counts[period];
      double[] row = returns[period];
      for (int variant = 0; times > 0 && variant < means.length; variant++) {
        means[variant] += times * row[variant];
      }
    }
    for (int variant = 0; variant < means.length; variant++) {
      means[variant] /= returns.length;
    }
    return means;
  }
}
