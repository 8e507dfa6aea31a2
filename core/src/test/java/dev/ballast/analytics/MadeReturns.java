// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;

/**
 * A thousand returns of a benchmark and of an asset whose beta on it is 1 in the first half and 1.5
 * in the second, by formula, so that any program can make them: t = 1..1000, b = 0.02 sin(0.7 t) +
 * 0.01 cos((1.3 t^2) mod 7), a = 0.0004 + (1 + 0.5 [t > 500]) b + 0.012 sin(2.1 t + 0.3 sin(0.11
 * t)).
 */
public final class MadeReturns {
  private static final int COUNT = 1000;

  private MadeReturns() {}

  public static double[] benchmark() {
    double[] returns = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      double t = i + 1;
      returns[i] = 0.02 * Math.sin(0.7 * t) + 0.01 * Math.cos((1.3 * (t * t)) % 7);
    }
    return returns;
  }

  public static double[] asset() {
    double[] returns = benchmark();
    for (int i = 0; i < COUNT; i++) {
      double t = i + 1;
      double beta = t > 500 ? 1.5 : 1;
      returns[i] =
          0.0004 + beta * returns[i] + 0.012 * Math.sin(2.1 * t + 0.3 * Math.sin(0.11 * t));
    }
    return returns;
  }

  public static double[] last(int count, double[] returns) {
    return Arrays.copyOfRange(returns, returns.length - count, returns.length);
  }
}
