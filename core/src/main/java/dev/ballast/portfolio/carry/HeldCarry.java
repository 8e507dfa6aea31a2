// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;

/**
 * A carry that is held: as many coins in spot as are short in its future.
 *
 * @param coins above zero
 */
public record HeldCarry(Asset asset, InstrumentId future, double coins) {
  /** Refuses nothing held. */
  public HeldCarry {
    if (!(coins > 0)) {
      throw new IllegalArgumentException("a carry of " + asset + " holds " + coins);
    }
  }
}
