// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.Locale;

/** How a sector's weight is spread over its members. */
public enum InsideSector {
  EQUAL,
  /** In proportion to one over the volatility of daily returns. */
  INVERSE_VOLATILITY;

  /** {@code inverse-volatility}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
