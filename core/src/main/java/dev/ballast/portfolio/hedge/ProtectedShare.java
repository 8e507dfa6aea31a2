// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

/**
 * A hedge of a share of a book, so that a fall of the market costs that share nothing. A short
 * protects against a fall of any size alike; the stated one is what its saving and its cost are
 * shown at.
 *
 * @param value of the book, above zero
 * @param share that is protected, 0 to 1
 * @param fall of the market, 0 to 1: 0.2 is twenty percent
 * @param beta of the book on the market
 * @param hedgeBeta of the contract on the market, above zero
 */
public record ProtectedShare(
    double value, double share, double fall, double beta, double hedgeBeta) {
  /** Refuses what is no share, and a hedge that moves with nothing. */
  public ProtectedShare {
    if (!(value > 0) || !(share >= 0 && share <= 1) || !(fall >= 0 && fall <= 1)) {
      throw new IllegalArgumentException(
          "%s of %s against %s: shares of something".formatted(share, value, fall));
    }
    if (!(hedgeBeta > 0) || !Double.isFinite(beta)) {
      throw new IllegalArgumentException(
          "a contract with a beta of %s hedges no beta of %s".formatted(hedgeBeta, beta));
    }
  }

  /** What is sold over the value of the book; zero where the book falls as the market rises. */
  public double ratio() {
    return share * Math.max(0, beta) / hedgeBeta;
  }

  /** Signed: the short is negative. */
  public double notional() {
    return 0 - ratio() * value;
  }

  /** What the hedge gains in the fall; what it loses in a rise as large. */
  public double saving() {
    return ratio() * value * hedgeBeta * fall;
  }

  /** What the book with the hedge loses in the fall: the part that is not protected. */
  public double lossLeft() {
    return value * beta * fall - saving();
  }

  /**
   * What the hedge costs until a horizon if the market does not move: fees, spread and impact both
   * ways less funding received, or plus funding paid; negative where it earns.
   *
   * @param oneWay cost of one trade, a share of notional
   * @param fundingPerDay expected, a share of notional a day, received by a short where positive
   * @param horizon days
   */
  public double cost(double oneWay, double fundingPerDay, int horizon) {
    return ratio() * value * (2 * oneWay - fundingPerDay * horizon);
  }
}
