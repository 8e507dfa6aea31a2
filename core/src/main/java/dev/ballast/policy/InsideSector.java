// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.Locale;

/** How a sector's weight is spread over its members. */
public enum InsideSector {
  EQUAL,
  /** In proportion to one over the volatility of daily returns. */
  INVERSE_VOLATILITY,
  /** Each member brings the same share of the variance of the sector's daily returns. */
  EQUAL_RISK,
  /** The least variance of the sector's daily returns. */
  MINIMUM_VARIANCE,
  /** In proportion to capitalisation. */
  CAPITALISATION,
  /** In proportion to what is traded of it in spot in a day. */
  LIQUIDITY,
  /** In proportion to the scores that the user wrote in the sector's record. */
  CONVICTION,
  /** Nearest to another weighting, of those that have a stated beta. */
  TARGET_BETA;

  /** {@code inverse-volatility}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
