// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import java.util.Locale;

/**
 * What is taken to have happened inside a bar, of which only the open and the extremes are known.
 * In both cases all prices go straight from their opens and arrive at the same time.
 */
public enum WorstCase {
  /** Each instrument goes to whichever of its extremes is the worse one for the wallet. */
  EACH_AT_ITS_WORST,
  /**
   * All instruments on one asset, collateral included, move together, to their lows or to their
   * highs, whichever is worse: what hedges within an asset goes on hedging.
   */
  ASSETS_TOGETHER;

  /** What moves together with an instrument. */
  String group(InstrumentId id) {
    return switch (this) {
      case EACH_AT_ITS_WORST -> id.toString();
      case ASSETS_TOGETHER -> ContractPrefix.underlying(id.base()).code();
    };
  }

  /** {@code each-at-its-worst}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
