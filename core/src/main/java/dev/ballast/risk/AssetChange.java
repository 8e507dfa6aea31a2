// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;

/**
 * What a shock changes by one asset, in the quote.
 *
 * @param spot of what is owned: coins, and dollars
 * @param futures of positions on it: prices, funding and the fees of their liquidation
 */
public record AssetChange(Asset asset, Money spot, Money futures) {
  public Money total() {
    return spot.plus(futures);
  }
}
