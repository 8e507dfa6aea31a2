// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import java.util.ArrayList;
import java.util.List;

/** The sum of terms, as a quadratic of notionals and of trades, and of what is to be nearly so. */
public final class OverlayObjective {
  private final double[][] quadratic;
  private final double[] linear;
  private final double[] tradeRate;
  private final double[] tradeCurve;
  private final List<Nearly> nearly = new ArrayList<>();

  /** That a sum of notionals, each times its factor, should be so much. */
  static final class Nearly {
    private final double[] factors;
    private final double value;

    Nearly(double[] factors, double value) {
      this.factors = factors.clone();
      this.value = value;
    }

    double factor(int contract) {
      return factors[contract];
    }

    double value() {
      return value;
    }
  }

  OverlayObjective(int contracts) {
    this.quadratic = new double[contracts][contracts];
    this.linear = new double[contracts];
    this.tradeRate = new double[contracts];
    this.tradeCurve = new double[contracts];
  }

  /** Adds factor x notional. */
  void linear(int contract, double factor) {
    linear[contract] += factor;
  }

  /** Adds 1/2 x factor x one notional x the other, and the same the other way round. */
  void quadratic(int contract, int other, double factor) {
    quadratic[contract][other] += factor;
  }

  /** Adds rate x the size of a trade + 1/2 x curve x its square. */
  void trade(int contract, double rate, double curve) {
    tradeRate[contract] += rate;
    tradeCurve[contract] += curve;
  }

  /** Adds what a target is missed by, at a price above all that meeting it can cost. */
  void nearly(double[] factors, double value) {
    nearly.add(new Nearly(factors, value));
  }

  double quadratic(int contract, int other) {
    return quadratic[contract][other];
  }

  double tradeCurve(int contract) {
    return tradeCurve[contract];
  }

  List<Nearly> nearly() {
    return List.copyOf(nearly);
  }

  /** How it rises with a trade at its beginning, from what is held. */
  double slope(int contract, int sign, double[] held) {
    double sum = linear[contract];
    for (int i = 0; i < held.length; i++) {
      sum += quadratic[contract][i] * held[i];
    }
    return sign * sum + tradeRate[contract];
  }
}
