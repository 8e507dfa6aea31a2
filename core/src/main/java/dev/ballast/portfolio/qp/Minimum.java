// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

/** A point that a solver calls the least, and the price that it puts on each equation there. */
public final class Minimum {
  private final double[] point;
  private final double[] prices;

  /**
   * Copies both.
   *
   * @param prices Lagrange's multipliers, one an equation in their order: the slope of the
   *     quadratic plus the sum of price x factor is zero in every variable that is between its
   *     bounds
   */
  public Minimum(double[] point, double[] prices) {
    this.point = point.clone();
    this.prices = prices.clone();
  }

  /** A copy. */
  public double[] point() {
    return point.clone();
  }

  /** Of an equation or inequality, in the order in which the programme was given them. */
  public double price(int equation) {
    return prices[equation];
  }
}
