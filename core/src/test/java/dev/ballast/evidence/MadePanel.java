// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

/**
 * Eight assets over 200 periods, by formula: signals are made noise, returns 0.04 x the noise of a
 * thousand periods later + 0.02 x the signal of the period before; closes begin at 100, and the
 * last asset has no signal in the first 50 periods.
 */
final class MadePanel {
  private static final int PERIODS = 200;
  private static final int ASSETS = 8;

  private MadePanel() {}

  static SignalPanel of() {
    double[][] noise = MadeNoise.made(PERIODS + 1000, ASSETS);
    double[][] signals = new double[PERIODS][];
    double[][] closes = new double[PERIODS][ASSETS];
    for (int t = 0; t < PERIODS; t++) {
      signals[t] = noise[t].clone();
      for (int k = 0; k < ASSETS; k++) {
        closes[t][k] =
            t == 0
                ? 100
                : closes[t - 1][k] * (1 + 0.04 * noise[1000 + t][k] + 0.02 * noise[t - 1][k]);
      }
      signals[t][ASSETS - 1] = t < 50 ? Double.NaN : signals[t][ASSETS - 1];
    }
    return SignalPanel.of(signals, closes);
  }
}
