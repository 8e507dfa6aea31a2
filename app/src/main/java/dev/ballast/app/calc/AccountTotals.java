// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.margin.MarginAccount;
import dev.ballast.margin.MarginPosition;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an account adds up to at its marks: the wallet with its cross positions, or the isolated
 * wallets with theirs.
 *
 * @param initial of the positions, at their marks; nothing where a leverage is not given
 * @param maintenance nothing where a position has neither rate nor table
 * @param marginRatio maintenance / equity; nothing where no equity is left, and where wallets are
 *     several, each with a ratio of its own
 */
record AccountTotals(
    BigDecimal wallet,
    BigDecimal unrealised,
    Optional<BigDecimal> initial,
    Optional<BigDecimal> maintenance,
    Optional<BigDecimal> marginRatio) {

  /** Nothing where positions settle in several assets. */
  static Optional<AccountTotals> find(StatedAccount stated) {
    return stated.isOfOneAsset() ? Optional.of(of(stated)) : Optional.empty();
  }

  private static AccountTotals of(StatedAccount stated) {
    MarginAccount account = stated.account();
    boolean levered = stated.positions().stream().allMatch(StatedPosition::isLevered);
    boolean known = account.positions().stream().allMatch(position -> position.tiers().isKnown());
    BigDecimal wallet = account.wallet();
    BigDecimal unrealised = account.otherProfit();
    BigDecimal initial = BigDecimal.ZERO;
    BigDecimal maintenance = account.otherMaintenance();
    if (stated.isIsolated()) {
      wallet = BigDecimal.ZERO;
    }
    for (MarginPosition position : account.positions()) {
      wallet = wallet.add(position.isolated().orElse(BigDecimal.ZERO));
      unrealised = unrealised.add(position.unrealised());
      initial = initial.add(account.venue().initial(position, position.markPrice()));
      if (known) {
        maintenance = maintenance.add(account.venue().maintenance(position, position.markPrice()));
      }
    }
    BigDecimal equity = wallet.add(unrealised);
    boolean one = !stated.isIsolated() || account.positions().size() == 1;
    return new AccountTotals(
        wallet,
        unrealised,
        levered ? Optional.of(initial) : Optional.empty(),
        known ? Optional.of(maintenance) : Optional.empty(),
        known && one && equity.signum() > 0
            ? Optional.of(Exactly.ratio(maintenance, equity))
            : Optional.empty());
  }

  BigDecimal equity() {
    return wallet.add(unrealised);
  }

  /** Equity above initial margin, which new orders can take. */
  Optional<BigDecimal> available() {
    return initial.map(margin -> equity().subtract(margin).max(BigDecimal.ZERO));
  }
}
