// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.account.PositionKey;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a shock makes of an account, in the quote as it is worth now. Parts sum to the total to the
 * unit.
 *
 * @param before equity before
 * @param assets in order
 * @param positions in order
 * @param wallets that positions stand on
 * @param covered what wallets lost beyond what was in them, which the venue's insurance fund bears
 */
public record StressOutcome(
    Shock shock,
    Money before,
    List<AssetChange> assets,
    List<PositionChange> positions,
    List<WalletOutcome> wallets,
    Money covered) {
  /** Copies the lists. */
  public StressOutcome {
    assets = List.copyOf(assets);
    positions = List.copyOf(positions);
    wallets = List.copyOf(wallets);
  }

  /** Takes an account through a shock. */
  public static StressOutcome of(MarginedAccount held, Shock shock) {
    return Stress.of(held, shock);
  }

  /** The change of all that is owned. */
  public Money spot() {
    return sum(assets.stream().map(AssetChange::spot).toList());
  }

  /** The change by all positions. */
  public Money futures() {
    return sum(positions.stream().map(PositionChange::total).toList());
  }

  /** Spot, futures and what is covered. */
  public Money total() {
    return spot().plus(futures()).plus(covered);
  }

  /** Equity after. */
  public Money equity() {
    return before.plus(total());
  }

  /** Whether a wallet is liquidated, in whole or in part. */
  public boolean isLiquidated() {
    return wallets.stream().anyMatch(WalletOutcome::isLiquidated);
  }

  /**
   * The change by purpose: a position's by what each holds of it, everything else the core's.
   *
   * @param holders of a position; none where they are not known
   */
  public List<PurposeChange> byPurpose(Function<PositionKey, List<Holding>> holders) {
    TreeMap<Purpose, Money> sums = new TreeMap<>();
    sums.put(Purpose.CORE, spot().plus(covered));
    for (PositionChange position : positions) {
      List<Holding> parts = parts(position, holders.apply(position.key()));
      Money rest = position.total();
      for (int i = 0; i < parts.size(); i++) {
        Holding part = parts.get(i);
        Money own =
            i == parts.size() - 1 ? rest : position.total().share(part.quantity(), position.held());
        rest = rest.minus(own);
        sums.merge(part.purpose(), own, Money::plus);
      }
    }
    List<PurposeChange> changes = new ArrayList<>();
    sums.forEach((purpose, change) -> changes.add(new PurposeChange(purpose, change)));
    return changes;
  }

  /** Who holds a position; one that came with the account where that is not known of all of it. */
  private static List<Holding> parts(PositionChange position, List<Holding> holders) {
    Quantity known = holders.stream().map(Holding::quantity).reduce(Quantity.ZERO, Quantity::plus);
    return known.equals(position.held())
        ? holders
        : List.of(new Holding(Purpose.BROUGHT, position.held(), position.total()));
  }

  private Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.zero(before.asset()), Money::plus);
  }
}
