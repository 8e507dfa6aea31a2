// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.margin.venue.PortfolioMargin;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Assets that stand behind cross positions together, in place of a wallet; none in single-asset
 * mode.
 *
 * @param levels at which the venue acts under portfolio margin; absent in multi-assets mode
 */
public record PooledCollateral(List<Collateral> assets, Optional<PortfolioMargin.Levels> levels) {
  /** Of single-asset mode. */
  public static final PooledCollateral NONE = new PooledCollateral(List.of(), Optional.empty());

  /** Copies the list. */
  public PooledCollateral {
    assets = List.copyOf(assets);
  }

  public boolean isEmpty() {
    return assets.isEmpty();
  }

  /** Equity over maintenance at which the venue liquidates. */
  public BigDecimal ratio() {
    return levels.map(PortfolioMargin.Levels::liquidation).orElse(BigDecimal.ONE);
  }

  /** The assets with more, or less, of what the positions settle in, which is there in any case. */
  public List<Collateral> with(Asset settle, BigDecimal more) {
    List<Collateral> all = new ArrayList<>();
    if (assets.stream().noneMatch(one -> one.asset().equals(settle))) {
      all.add(Collateral.cash(settle, more));
    }
    for (Collateral one : assets) {
      all.add(
          one.asset().equals(settle)
              ? new Collateral(one.asset(), one.balance().add(more), one.index(), one.haircut())
              : one);
    }
    return all;
  }

  /** What counts of everything, with profit in the asset that positions settle in. */
  public BigDecimal counted(Asset settle, BigDecimal profit) {
    return with(settle, BigDecimal.ZERO).stream()
        .map(one -> one.counted(one.asset().equals(settle) ? profit : BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
