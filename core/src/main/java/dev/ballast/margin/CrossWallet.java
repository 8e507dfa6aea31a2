// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Position;
import dev.ballast.unit.Money;
import java.util.List;

/**
 * A balance that secures several positions together: one account's cross margin in one asset.
 *
 * @param balance without unrealised profit
 * @param positions cross-margined, all settled in the balance's asset
 */
public record CrossWallet(Money balance, List<Position> positions) {
  /** Refuses a position that the balance does not secure. */
  public CrossWallet {
    positions = List.copyOf(positions);
    for (Position position : positions) {
      if (position.margin() != MarginMode.CROSS
          || !position.contract().settle().equals(balance.asset())) {
        throw new IllegalArgumentException(
            balance.asset() + " on cross margin does not secure " + position.key());
      }
    }
  }
}
