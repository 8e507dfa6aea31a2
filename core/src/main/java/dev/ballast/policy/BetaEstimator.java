// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.Locale;

/** How a beta is made of the returns of a window. */
public enum BetaEstimator {
  /** Ordinary least squares. */
  OLS,
  /** Least squares with weights that halve with every half-life. */
  EWMA,
  /** Ordinary least squares, drawn towards the mean of the asset's sector. */
  SHRUNK;

  /** {@code ols}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
