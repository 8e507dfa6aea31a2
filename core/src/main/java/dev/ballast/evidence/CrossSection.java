// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.RankCorrelation;
import java.util.OptionalDouble;

/** Signals of some assets at a moment, and what each of them returned after it. */
public final class CrossSection {
  private final double[] signals;
  private final double[] returns;

  private CrossSection(double[] signals, double[] returns) {
    this.signals = signals;
    this.returns = returns;
  }

  /**
   * One signal and one return for each asset, in one order, of one asset at least; both are copied.
   */
  public static CrossSection of(double[] signals, double[] returns) {
    if (signals.length == 0 || signals.length != returns.length) {
      throw new IllegalArgumentException(
          signals.length + " signals with " + returns.length + " returns");
    }
    for (int i = 0; i < signals.length; i++) {
      if (!Double.isFinite(signals[i]) || !Double.isFinite(returns[i])) {
        throw new IllegalArgumentException(
            "signal " + signals[i] + " with return " + returns[i] + " is no pair");
      }
    }
    return new CrossSection(signals.clone(), returns.clone());
  }

  /** How many assets there are. */
  public int size() {
    return signals.length;
  }

  public double signal(int asset) {
    return signals[asset];
  }

  /** A fraction over the horizon. */
  public double laterReturn(int asset) {
    return returns[asset];
  }

  /** The rank correlation of signals with returns; nothing where either are all alike. */
  public OptionalDouble informationCoefficient() {
    return RankCorrelation.of(signals, returns);
  }

  /** All signals, in the order of the assets. */
  double[] signals() {
    return signals.clone();
  }

  /** All returns, in the order of the assets. */
  double[] returns() {
    return returns.clone();
  }
}
