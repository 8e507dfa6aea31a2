// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import dev.ballast.analytics.SampleCovariance;
import dev.ballast.analytics.Volatility;

/**
 * What is left of the account's risk, as money: 1/2 x aversion x days x the variance of its daily
 * profit / equity. With an aversion of one a year at a volatility of 20 % costs 2 % of equity
 * (mean-variance utility of wealth: Markowitz 1952; the aversion is the relative one of Arrow and
 * Pratt).
 */
public final class ResidualRisk implements OverlayTerm {
  private final double[][] covariance;
  private final double price;
  private final double equity;

  /**
   * Measures it.
   *
   * @param returns daily, a row a contract
   * @param beside daily profit of all that is in none of the contracts, of the same days
   * @param equity of the account, above zero
   * @param aversion to risk, not below zero
   * @param days until the horizon
   */
  public ResidualRisk(
      double[][] returns, double[] beside, double equity, double aversion, int days) {
    double[][] rows = new double[returns.length + 1][];
    System.arraycopy(returns, 0, rows, 0, returns.length);
    rows[returns.length] = beside.clone();
    this.covariance = SampleCovariance.of(rows);
    this.price = aversion * days / equity;
    this.equity = equity;
  }

  @Override
  public double at(double[] notionals) {
    return price * variance(notionals) / 2;
  }

  /** A year's, of equity. */
  public double volatility(double[] notionals) {
    return StrictMath.sqrt(Math.max(0, variance(notionals)) * Volatility.DAYS_A_YEAR) / equity;
  }

  private double variance(double[] notionals) {
    int last = notionals.length;
    double sum = covariance[last][last];
    for (int i = 0; i < last; i++) {
      sum += 2 * notionals[i] * covariance[i][last];
      for (int j = 0; j < last; j++) {
        sum += notionals[i] * notionals[j] * covariance[i][j];
      }
    }
    return sum;
  }

  @Override
  public void addTo(OverlayObjective objective) {
    int last = covariance.length - 1;
    for (int i = 0; i < last; i++) {
      objective.linear(i, price * covariance[i][last]);
      for (int j = 0; j < last; j++) {
        objective.quadratic(i, j, price * covariance[i][j]);
      }
    }
  }
}
