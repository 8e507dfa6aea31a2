// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.margin.venue.MarginAccount;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The market's moves that liquidate an account: the nearest fall and the nearest rise at which one
 * of its wallets is down to maintenance. Amounts of a wallet of one asset are in that asset.
 *
 * @param down the account at the fall; nothing where no fall liquidates
 * @param up the account at the rise; nothing where no rise up to a billionfold does
 */
public record AccountShock(Optional<ShockedAccount> down, Optional<ShockedAccount> up) {
  /** A dust position's own price is found; what lies beyond is the rounding of sums. */
  private static final double FURTHEST = 1e9;

  /**
   * Solves for both; a dollar stands still.
   *
   * @param collateral behind the cross positions, in place of the wallet; none in single-asset mode
   * @param betas of assets on the market; one for an asset that is not there
   */
  public static AccountShock of(
      MarginAccount account, PooledCollateral collateral, Map<Asset, Double> betas) {
    boolean pooled = !collateral.isEmpty();
    AccountShock nearest = new AccountShock(Optional.empty(), Optional.empty());
    for (CrossBook wallet : wallets(account, collateral, betas)) {
      var distance = wallet.distance(FURTHEST);
      nearest =
          new AccountShock(
              nearer(nearest.down, distance.down(), wallet, pooled),
              nearer(nearest.up, distance.up(), wallet, pooled));
    }
    return nearest;
  }

  /** Whether the account is liquidated at its marks, with no move of the market. */
  public boolean isLiquidated() {
    return down.filter(at -> at.shock() == 0).isPresent();
  }

  private static Optional<ShockedAccount> nearer(
      Optional<ShockedAccount> best, OptionalDouble shock, CrossBook wallet, boolean pooled) {
    boolean nearer =
        shock.isPresent()
            && (best.isEmpty() || Math.abs(shock.getAsDouble()) < Math.abs(best.get().shock()));
    if (!nearer) {
      return best;
    }
    ShockedAccount at = wallet.at(shock.getAsDouble());
    return Optional.of(pooled ? at : at.inCoin());
  }

  static List<CrossBook> wallets(
      MarginAccount account, PooledCollateral collateral, Map<Asset, Double> betas) {
    List<CrossBook> wallets = new ArrayList<>();
    if (!account.cross().isEmpty()) {
      wallets.add(cross(account, collateral, betas));
    }
    for (MarginPosition position : account.positions()) {
      position
          .isolated()
          .ifPresent(own ->
              wallets.add(
                  wallet(
                      account,
                      List.of(Collateral.cash(position.settlement(), own)),
                      List.of(position),
                      betas,
                      BigDecimal.ONE)));
    }
    return wallets;
  }

  private static CrossBook cross(
      MarginAccount account, PooledCollateral collateral, Map<Asset, Double> betas) {
    Asset settle = account.cross().getFirst().settlement();
    BigDecimal ratio = collateral.ratio();
    BigDecimal others = account.otherProfit().subtract(account.otherMaintenance().multiply(ratio));
    List<Collateral> behind = new ArrayList<>();
    if (collateral.isEmpty()) {
      behind.add(Collateral.cash(settle, account.wallet().add(others)));
    } else {
      behind.addAll(collateral.with(settle, others));
    }
    return wallet(account, behind, account.cross(), betas, ratio);
  }

  private static CrossBook wallet(
      MarginAccount account,
      List<Collateral> behind,
      List<MarginPosition> positions,
      Map<Asset, Double> betas,
      BigDecimal ratio) {
    return new CrossBook(
        behind,
        positions.stream().map(one -> CrossLeg.of(one, account.venue())).toList(),
        asset -> asset.isDollar() ? 0 : betas.getOrDefault(asset, 1.0),
        ratio.doubleValue());
  }
}
