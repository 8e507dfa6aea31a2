// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import dev.ballast.analytics.MadeReturns;

/**
 * A book and three contracts by formula, on the returns b and a of {@link MadeReturns}, e = a -
 * 0.0004 - (1 + 0.5 [t > 500]) b: c = 0.9 b + 0.011 sin(1.9 t + 0.2 cos(0.05 t)), d = 0.7 b - 0.6 e
 * + 0.006 cos(0.37 t), book = 0.6 a + 0.4 c + 0.003 sin((0.23 t^2) mod 11).
 */
final class MadeHedge {
  private MadeHedge() {}

  static double[] benchmark() {
    return MadeReturns.benchmark();
  }

  static double[] second() {
    double[] returns = benchmark();
    for (int i = 0; i < returns.length; i++) {
      double t = i + 1;
      returns[i] = 0.9 * returns[i] + 0.011 * Math.sin(1.9 * t + 0.2 * Math.cos(0.05 * t));
    }
    return returns;
  }

  /** Falls as the asset rises, beside the benchmark. */
  static double[] contrary() {
    double[] benchmark = benchmark();
    double[] asset = MadeReturns.asset();
    double[] returns = new double[asset.length];
    for (int i = 0; i < returns.length; i++) {
      double t = i + 1;
      double own = asset[i] - 0.0004 - (t > 500 ? 1.5 : 1) * benchmark[i];
      returns[i] = 0.7 * benchmark[i] - 0.6 * own + 0.006 * Math.cos(0.37 * t);
    }
    return returns;
  }

  static double[] book() {
    double[] asset = MadeReturns.asset();
    double[] second = second();
    double[] returns = new double[asset.length];
    for (int i = 0; i < returns.length; i++) {
      double t = i + 1;
      returns[i] = 0.6 * asset[i] + 0.4 * second[i] + 0.003 * Math.sin(0.23 * t * t % 11);
    }
    return returns;
  }
}
