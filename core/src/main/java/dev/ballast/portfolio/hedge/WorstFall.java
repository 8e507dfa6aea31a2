// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import dev.ballast.analytics.Quantile;

/**
 * How badly a line of daily returns fell.
 *
 * @param drawdown the deepest fall from a peak, the start included: 0.3 is thirty percent
 * @param dayLoss the loss that 95 % of the days do not exceed; zero where that is a gain
 */
public record WorstFall(double drawdown, double dayLoss) {
  private static final double TAIL = 0.05;

  /** Of returns, one at least, each earned on what those before it left. */
  public static WorstFall of(double[] returns) {
    return new WorstFall(drawdown(returns), Math.max(0, -Quantile.of(returns, TAIL)));
  }

  /** The deepest fall from a peak alone. */
  static double drawdown(double[] returns) {
    double line = 1;
    double peak = 1;
    double deepest = 0;
    for (double one : returns) {
      line = Math.max(0, line * (1 + one));
      peak = Math.max(peak, line);
      deepest = Math.max(deepest, 1 - line / peak);
    }
    return deepest;
  }
}
