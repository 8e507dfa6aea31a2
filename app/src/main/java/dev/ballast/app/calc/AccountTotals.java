// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.margin.venue.MarginAccount;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.margin.venue.PortfolioMargin;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an account adds up to at its marks: the wallet with its cross positions, all collateral with
 * them, or the isolated wallets with theirs.
 *
 * @param wallet in the asset that positions settle in
 * @param equity wallet and unrealised profit; with pooled collateral what counts of all of it
 * @param initial of the positions, at their marks; nothing where a leverage is not given
 * @param maintenance nothing where a position has neither rate nor table
 * @param marginRatio maintenance / equity; nothing where no equity is left, and where wallets are
 *     several, each with a ratio of its own
 * @param portfolio under portfolio margin
 */
record AccountTotals(
    BigDecimal wallet,
    BigDecimal unrealised,
    BigDecimal equity,
    Optional<BigDecimal> initial,
    Optional<BigDecimal> maintenance,
    Optional<BigDecimal> marginRatio,
    Optional<PortfolioMargin> portfolio) {

  /** Nothing where positions settle in several assets. */
  static Optional<AccountTotals> find(StatedAccount stated) {
    return stated.isOfOneAsset() ? Optional.of(of(stated)) : Optional.empty();
  }

  private static AccountTotals of(StatedAccount stated) {
    MarginAccount account = stated.account();
    boolean levered = stated.positions().stream().allMatch(stated::isLevered);
    boolean known = account.positions().stream().allMatch(position -> position.tiers().isKnown());
    BigDecimal wallet = account.wallet();
    BigDecimal unrealised = account.otherProfit();
    BigDecimal initial = BigDecimal.ZERO;
    BigDecimal kept = account.otherMaintenance();
    if (stated.isIsolated()) {
      wallet = BigDecimal.ZERO;
    }
    for (MarginPosition position : account.positions()) {
      wallet = wallet.add(position.isolated().orElse(BigDecimal.ZERO));
      unrealised = unrealised.add(position.unrealised());
      initial = initial.add(account.venue().initial(position, position.markPrice()));
      if (known) {
        kept = kept.add(account.venue().maintenance(position, position.markPrice()));
      }
    }
    StatedCollateral collateral = stated.collateral();
    BigDecimal equity =
        collateral.assets().isEmpty()
            ? wallet.add(unrealised)
            : collateral.counted(stated.file().settle(), unrealised);
    Optional<BigDecimal> maintenance = known ? Optional.of(kept) : Optional.empty();
    boolean one = !stated.isIsolated() || account.positions().size() == 1;
    return new AccountTotals(
        wallet,
        unrealised,
        equity,
        levered ? Optional.of(initial) : Optional.empty(),
        maintenance,
        maintenance
            .filter(_ -> one && equity.signum() > 0)
            .map(it -> JsonNumbers.ratio(it, equity)),
        maintenance
            .filter(_ -> collateral.portfolio())
            .map(it -> new PortfolioMargin(equity, it, PortfolioMargin.Levels.BINANCE)));
  }

  /** Equity above initial margin, which new orders can take. */
  Optional<BigDecimal> available() {
    return initial.map(margin -> equity.subtract(margin).max(BigDecimal.ZERO));
  }
}
