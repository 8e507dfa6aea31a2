// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.margin.venue.MarginAccount;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Map;

/**
 * An account's wallets before and after stated moves of its assets: each position revalued, each
 * maintenance read from its tiers anew.
 *
 * @param before at the marks
 * @param after the moves, wallet by wallet in the same order
 */
public record AccountScenario(List<ShockedAccount> before, List<ShockedAccount> after) {
  /** Copies both. */
  public AccountScenario {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * Moves every asset at once; a dollar stands still.
   *
   * @param moves fractions, -1 and above; of every asset but dollars that the account moves with
   */
  public static AccountScenario of(
      MarginAccount account, PooledCollateral collateral, Map<Asset, Double> moves) {
    List<CrossBook> wallets = AccountShock.wallets(account, collateral, moves);
    return new AccountScenario(
        wallets.stream().map(one -> one.at(0)).toList(),
        wallets.stream().map(one -> one.at(1)).toList());
  }

  /** Whether a wallet is down to what it must keep. */
  public boolean isLiquidated() {
    return after.stream().anyMatch(one -> one.maintenance() > 0 && one.excess() <= 0);
  }
}
