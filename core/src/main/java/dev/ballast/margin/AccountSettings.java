// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Account;
import dev.ballast.account.Position;
import dev.ballast.account.PositionMode;
import dev.ballast.account.PositionSide;

/**
 * How an account is set at its venue.
 *
 * @param collateral what stands behind its cross positions
 * @param positions whether a contract has one position or two
 */
public record AccountSettings(CollateralMode collateral, PositionMode positions) {
  /** Each settlement asset for itself, one position a contract. */
  public static final AccountSettings USUAL =
      new AccountSettings(new CollateralMode.SingleAsset(), PositionMode.ONE_WAY);

  /** The same, in hedge mode where a position is of one side. */
  public AccountSettings of(Account account) {
    for (Position position : account.positions()) {
      if (position.side() != PositionSide.BOTH) {
        return new AccountSettings(collateral, PositionMode.HEDGE);
      }
    }
    return this;
  }

  public boolean isHedgeMode() {
    return positions == PositionMode.HEDGE;
  }
}
