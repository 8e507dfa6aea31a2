// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import java.util.List;

/**
 * Funding that the overlay is expected to pay until a horizon: below zero where it receives.
 *
 * @param others what of each notional is not the overlay's, whose funding is not counted
 * @param days until the horizon
 */
public record FundingCost(List<OverlayContract> contracts, List<Double> others, int days)
    implements OverlayTerm {
  /** Copies the lists. */
  public FundingCost {
    contracts = List.copyOf(contracts);
    others = List.copyOf(others);
  }

  @Override
  public double at(double[] notionals) {
    double sum = 0;
    for (int i = 0; i < notionals.length; i++) {
      sum += (notionals[i] - others.get(i)) * contracts.get(i).funding() * days;
    }
    return sum;
  }

  @Override
  public void addTo(OverlayObjective objective) {
    for (int i = 0; i < contracts.size(); i++) {
      objective.linear(i, contracts.get(i).funding() * days);
    }
  }
}
