// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.Beta;
import dev.ballast.analytics.Residuals;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The sum of beta x exposure over all assets, divided by total equity.
 *
 * @param beta of what was measured
 * @param standardError of the sum: that of the regression of the portfolio's own returns, where all
 *     assets were measured on the same days; where not, the days in common count
 * @param unmeasured assets with exposure whose beta is not known, so that the sum lacks them
 * @param solvent whether there is equity to divide by; where there is none, both figures are zero
 *     and say nothing
 */
public record PortfolioBeta(
    double beta, double standardError, List<Asset> unmeasured, boolean solvent) {
  /** Copies the list. */
  public PortfolioBeta {
    unmeasured = List.copyOf(unmeasured);
  }

  /** Of an account with equity. */
  public PortfolioBeta(double beta, double standardError, List<Asset> unmeasured) {
    this(beta, standardError, unmeasured, true);
  }

  /** Why there is no such figure; nothing where there is. */
  public Optional<String> unknown() {
    if (!solvent) {
      return Optional.of("the account has no equity to divide by");
    }
    return unmeasured.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "no beta of " + unmeasured.stream().map(Asset::code).collect(Collectors.joining(", ")));
  }

  /**
   * Adds up.
   *
   * @param exposures net exposure by asset, in the quote, signed
   * @param residuals of the betas; an asset without is taken as independent of the others
   * @param equity in the quote; without exposure it does not matter
   */
  public static PortfolioBeta of(
      SequencedMap<Asset, Double> exposures,
      Map<Asset, Beta> betas,
      Map<Asset, Residuals> residuals,
      double equity) {
    double sum = 0;
    double variance = 0;
    List<Residuals> weighted = new ArrayList<>();
    List<Asset> unmeasured = new ArrayList<>();
    for (Map.Entry<Asset, Double> entry : exposures.entrySet()) {
      Beta beta = betas.get(entry.getKey());
      double exposure = entry.getValue();
      if (exposure == 0) {
        continue;
      }
      if (beta == null) {
        unmeasured.add(entry.getKey());
        continue;
      }
      sum += beta.beta() * exposure;
      Residuals own = residuals.get(entry.getKey());
      if (own == null) {
        double error = beta.standardError() * exposure;
        variance += error * error;
      } else {
        add(weighted, exposure, own);
      }
    }
    variance += variance(weighted);
    if (sum == 0 && variance == 0) {
      return new PortfolioBeta(0, 0, unmeasured);
    }
    if (equity <= 0) {
      return new PortfolioBeta(0, 0, unmeasured, false);
    }
    return new PortfolioBeta(
        sum / equity, StrictMath.sqrt(Math.max(0, variance)) / equity, unmeasured);
  }

  /** Joins it to what is of the same days, so that a portfolio of one window is one regression. */
  private static void add(List<Residuals> sums, double exposure, Residuals own) {
    for (int i = 0; i < sums.size(); i++) {
      if (sums.get(i).besides(own)) {
        sums.set(i, sums.get(i).plus(exposure, own));
        return;
      }
    }
    sums.add(own.multipliedBy(exposure));
  }

  private static double variance(List<Residuals> sums) {
    double variance = 0;
    for (Residuals one : sums) {
      for (Residuals other : sums) {
        variance += one.covariance(other);
      }
    }
    return variance;
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
