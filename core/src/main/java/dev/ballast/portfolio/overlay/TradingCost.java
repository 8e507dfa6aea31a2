// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import java.util.List;

/**
 * Fee, half a spread and impact of the trades from what is held. Impact goes with the power 3/2 of
 * a trade, which no quadratic is: it is priced as the parabola that touches it at an expected trade
 * and lies above it everywhere else, since the power 3/2 is a concave function of the square.
 */
public final class TradingCost implements OverlayTerm {
  private final List<OverlayContract> contracts;
  private final double[] held;
  private final double[] expected;

  /**
   * Copies all.
   *
   * @param held notional by contract
   * @param expected size of the trade by contract, at which impact is priced; above zero
   */
  public TradingCost(List<OverlayContract> contracts, double[] held, double[] expected) {
    this.contracts = List.copyOf(contracts);
    this.held = held.clone();
    this.expected = expected.clone();
  }

  /** Exactly, whatever trade was expected. */
  @Override
  public double at(double[] notionals) {
    double sum = 0;
    for (int i = 0; i < notionals.length; i++) {
      double trade = Math.abs(notionals[i] - held[i]);
      OverlayContract one = contracts.get(i);
      sum += trade * (one.rate() + one.impact() * StrictMath.sqrt(trade));
    }
    return sum;
  }

  /** By how much the parabolas lie above it at these notionals. */
  double excess(double[] notionals) {
    double sum = 0;
    for (int i = 0; i < notionals.length; i++) {
      double trade = Math.abs(notionals[i] - held[i]);
      double root = StrictMath.sqrt(expected[i]);
      double parabola = 0.25 * expected[i] * root + 0.75 * trade * trade / root;
      sum += contracts.get(i).impact() * (parabola - trade * StrictMath.sqrt(trade));
    }
    return sum;
  }

  @Override
  public void addTo(OverlayObjective objective) {
    for (int i = 0; i < held.length; i++) {
      OverlayContract one = contracts.get(i);
      objective.trade(i, one.rate(), 1.5 * one.impact() / StrictMath.sqrt(expected[i]));
    }
  }
}
