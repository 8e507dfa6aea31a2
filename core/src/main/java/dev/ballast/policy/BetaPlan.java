// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

/**
 * How the betas are measured that hedges are sized by.
 *
 * @param window daily returns that they are measured on
 * @param halfLife days in which the weight of a return halves, where the estimator weighs
 */
public record BetaPlan(BetaEstimator estimator, int window, int halfLife) {
  public static final int LEAST_WINDOW = 20;
  public static final int LONGEST_WINDOW = 1000;

  /** Least squares over 90 returns; where weights are asked for, a half-life of 30 days. */
  public static final BetaPlan DEFAULT = new BetaPlan(BetaEstimator.OLS, 90, 30);

  /** Refuses a window that is not 20 to 1000 and a half-life that is not 1 to 1000. */
  public BetaPlan {
    if (window < LEAST_WINDOW || window > LONGEST_WINDOW) {
      throw new IllegalArgumentException("a window is 20 to 1000 returns, not " + window);
    }
    if (halfLife < 1 || halfLife > LONGEST_WINDOW) {
      throw new IllegalArgumentException("a half-life is 1 to 1000 days, not " + halfLife);
    }
  }
}
