// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.margin.venue.MarginAccount;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.margin.venue.PortfolioMargin;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an account adds up to at its marks, in the one asset that its positions settle in: the
 * wallet with its cross positions, all collateral with them, or the isolated wallets with theirs.
 *
 * @param wallet the shared one and the isolated ones
 * @param equity wallet and unrealised profit; with pooled collateral what counts of all of it
 * @param initial of the positions, at their marks and leverages
 * @param maintenance nothing where a position has neither rate nor table
 * @param marginRatio maintenance / equity; nothing where no equity is left, and where wallets are
 *     several, each with a ratio of its own
 * @param portfolio under portfolio margin
 */
public record AccountTotals(
    BigDecimal wallet,
    BigDecimal unrealised,
    BigDecimal equity,
    BigDecimal initial,
    Optional<BigDecimal> maintenance,
    Optional<BigDecimal> marginRatio,
    Optional<PortfolioMargin> portfolio) {

  /**
   * Adds up.
   *
   * @param account its wallet zero where every position has one of its own
   * @param settle what the positions settle in
   */
  public static AccountTotals of(MarginAccount account, PooledCollateral collateral, Asset settle) {
    boolean known = account.positions().stream().allMatch(position -> position.tiers().isKnown());
    BigDecimal wallet = account.wallet();
    BigDecimal unrealised = account.otherProfit();
    BigDecimal initial = BigDecimal.ZERO;
    BigDecimal kept = account.otherMaintenance();
    for (MarginPosition position : account.positions()) {
      wallet = wallet.add(position.isolated().orElse(BigDecimal.ZERO));
      unrealised = unrealised.add(position.unrealised());
      initial = initial.add(account.venue().initial(position, position.markPrice()));
      if (known) {
        kept = kept.add(account.venue().maintenance(position, position.markPrice()));
      }
    }
    BigDecimal equity =
        collateral.isEmpty() ? wallet.add(unrealised) : collateral.counted(settle, unrealised);
    Optional<BigDecimal> maintenance = known ? Optional.of(kept) : Optional.empty();
    boolean one =
        account.positions().size() == 1
            || account.positions().stream().allMatch(position -> position.isolated().isEmpty());
    return new AccountTotals(
        wallet,
        unrealised,
        equity,
        initial,
        maintenance,
        maintenance
            .filter(_ -> one && equity.signum() > 0)
            .map(it -> it.divide(equity, MarginPosition.DIGITS)),
        maintenance.flatMap(
            it -> collateral.levels().map(levels -> new PortfolioMargin(equity, it, levels))));
  }
}
