// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.Optional;

/** What stands behind cross positions at a venue. */
public sealed interface CollateralMode {
  /**
   * The balance of each settlement asset behind the positions that settle in it, and nothing else:
   * USDT behind linear contracts, the coin behind inverse ones.
   */
  record SingleAsset() implements CollateralMode {}

  /**
   * All listed assets in the futures wallet behind all positions, each by its haircut; liquidated
   * where equity is no more than maintenance. There are no isolated positions.
   */
  record MultiAssets(HaircutBook haircuts) implements CollateralMode {}

  /**
   * As {@link MultiAssets}, but liquidated where equity is this multiple of maintenance (uniMMR).
   *
   * @param liquidationRatio 1.05 at Binance
   */
  record PortfolioMargin(HaircutBook haircuts, BigDecimal liquidationRatio)
      implements CollateralMode {}

  /** Whether all assets and positions share one margin. */
  default boolean pooled() {
    return !(this instanceof SingleAsset);
  }

  /** Equity over maintenance at which the venue liquidates. */
  default BigDecimal ratio() {
    return this instanceof PortfolioMargin portfolio
        ? portfolio.liquidationRatio()
        : BigDecimal.ONE;
  }

  /** What counts of an asset; nothing where it is no collateral. */
  default Optional<Haircut> haircut(Asset asset, long time) {
    return switch (this) {
      case SingleAsset alone -> Optional.of(Haircut.NONE);
      case MultiAssets multi -> multi.haircuts().haircut(asset, time);
      case PortfolioMargin portfolio -> portfolio.haircuts().haircut(asset, time);
    };
  }
}
