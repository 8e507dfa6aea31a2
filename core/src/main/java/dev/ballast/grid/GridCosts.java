// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.unit.BasisPoints;
import java.math.BigDecimal;

/**
 * What trades cost beside their price: of {@link dev.ballast.cost.TradingCosts} what does not
 * depend on volume.
 *
 * @param spotFee of notional
 * @param futuresFee of notional
 * @param halfSpread of price
 */
public record GridCosts(BasisPoints spotFee, BasisPoints futuresFee, BasisPoints halfSpread) {
  /** The share of a sale's value at the close that is received if the next open is the same. */
  double keptOfSale() {
    return BigDecimal.ONE.subtract(ofSpot()).doubleValue();
  }

  /** The share of a purchase's value at the close that it needs, with slack for the next open. */
  double neededForPurchase(double slack) {
    return BigDecimal.ONE.add(ofSpot()).add(BigDecimal.valueOf(slack)).doubleValue();
  }

  private BigDecimal ofSpot() {
    return spotFee.exactFraction().add(halfSpread.exactFraction());
  }
}
