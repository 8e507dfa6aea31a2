// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.Beta;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The sum of beta x exposure over all assets, divided by total equity.
 *
 * @param beta of what was measured
 * @param standardError of the sum, the assets' errors taken as independent
 * @param unmeasured assets with exposure whose beta is not known, so that the sum lacks them
 */
public record PortfolioBeta(double beta, double standardError, List<Asset> unmeasured) {
  /** Copies the list. */
  public PortfolioBeta {
    unmeasured = List.copyOf(unmeasured);
  }

  /**
   * Adds up.
   *
   * @param exposures net exposure by asset, in the quote, signed
   * @param equity in the quote; without exposure it does not matter, else it is above zero
   */
  public static PortfolioBeta of(
      SequencedMap<Asset, Double> exposures, Map<Asset, Beta> betas, double equity) {
    double sum = 0;
    double variance = 0;
    List<Asset> unmeasured = new ArrayList<>();
    for (Map.Entry<Asset, Double> entry : exposures.entrySet()) {
      Beta beta = betas.get(entry.getKey());
      if (entry.getValue() == 0) {
        continue;
      }
      if (beta == null) {
        unmeasured.add(entry.getKey());
      } else {
        sum += beta.beta() * entry.getValue();
        double error = beta.standardError() * entry.getValue();
        variance += error * error;
      }
    }
    if (sum == 0 && variance == 0) {
      return new PortfolioBeta(0, 0, unmeasured);
    }
    return new PortfolioBeta(sum / equity, StrictMath.sqrt(variance) / equity, unmeasured);
  }

  /**
   * The signed notional of the benchmark that brings this beta to a target: negative is a short;
   * zero where the beta is at or below the target, since a hedge never adds exposure.
   *
   * @param hedgeBeta of what is sold, one for the benchmark
   */
  public double hedgeTo(double target, double hedgeBeta, double equity) {
    return Math.min(0, (target - beta) * equity / hedgeBeta);
  }
}
