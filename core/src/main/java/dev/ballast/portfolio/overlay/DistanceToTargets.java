// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import java.util.Arrays;
import java.util.List;

/**
 * By how much targets are missed, in the quote. Its price in an objective is above all that meeting
 * them can cost, so that they are missed only where limits leave no other way, and then by as
 * little as can be.
 */
public final class DistanceToTargets implements OverlayTerm {
  private final List<double[]> factors;
  private final double[] wanted;

  private DistanceToTargets(List<double[]> factors, double[] wanted) {
    this.factors = factors;
    this.wanted = wanted;
  }

  /**
   * Of targets on a stage.
   *
   * @param onlyDown whether targets are what exposures are brought down to: where one is lower
   *     without the overlay, it is to stay
   */
  static DistanceToTargets of(
      List<OverlayTarget> targets,
      List<OverlayContract> contracts,
      OverlayStage stage,
      boolean onlyDown) {
    double[] wanted = new double[targets.size()];
    List<double[]> factors = targets.stream().map(one -> one.factors(contracts)).toList();
    for (int k = 0; k < wanted.length; k++) {
      double beside = targets.get(k).of(stage.beside());
      double asked = targets.get(k).share() * stage.equity() - beside;
      double without = product(factors.get(k), stage.without());
      wanted[k] = onlyDown ? Math.min(asked, without) : asked;
    }
    return new DistanceToTargets(factors, wanted);
  }

  /** Signed, of one target: above zero where there is too much of it. */
  double missed(int target, double[] notionals) {
    return product(factors.get(target), notionals) - wanted[target];
  }

  /** The size of a trade in one contract that by itself would meet the target farthest off. */
  double alone(int contract, double[] held) {
    double most = 0;
    for (int k = 0; k < wanted.length; k++) {
      double factor = Math.abs(factors.get(k)[contract]);
      most = factor > 0 ? Math.max(most, Math.abs(missed(k, held)) / factor) : most;
    }
    return most;
  }

  /** What a notional of one contract adds to a target. */
  double factor(int target, int contract) {
    return factors.get(target)[contract];
  }

  int count() {
    return wanted.length;
  }

  private static double product(double[] factors, double[] notionals) {
    double sum = 0;
    for (int i = 0; i < factors.length; i++) {
      sum += factors[i] * notionals[i];
    }
    return sum;
  }

  @Override
  public double at(double[] notionals) {
    double sum = 0;
    for (int k = 0; k < wanted.length; k++) {
      sum += Math.abs(missed(k, notionals));
    }
    return sum;
  }

  @Override
  public void addTo(OverlayObjective objective) {
    for (int k = 0; k < wanted.length; k++) {
      objective.nearly(Arrays.copyOf(factors.get(k), factors.get(k).length), wanted[k]);
    }
  }
}
