// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.unit.Asset;
import java.math.BigDecimal;

/**
 * One asset that stands behind positions.
 *
 * @param balance wallet balance in the asset, without unrealised profit; negative when owed
 * @param index price of the asset in the currency of account
 */
public record Collateral(Asset asset, BigDecimal balance, BigDecimal index, Haircut haircut) {
  /** Refuses an index price that is not above zero. */
  public Collateral {
    if (index.signum() <= 0) {
      throw new IllegalArgumentException("an index price of " + index + " of " + asset);
    }
  }

  /** The currency of account itself: worth one, all of it counting. */
  public static Collateral cash(Asset asset, BigDecimal balance) {
    return new Collateral(asset, balance, BigDecimal.ONE, Haircut.NONE);
  }

  /** What counts of the balance and of profit in the same asset. */
  public BigDecimal counted(BigDecimal profit) {
    return haircut.counted(balance.add(profit).multiply(index));
  }
}
