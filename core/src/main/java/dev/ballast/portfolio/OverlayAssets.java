// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.policy.Basket;
import dev.ballast.policy.OverlayRule;
import dev.ballast.unit.Asset;
import java.util.SequencedSet;
import java.util.TreeSet;

/** The assets that a plan's overlay may hold futures on. */
final class OverlayAssets {
  private OverlayAssets() {}

  /** Of rules that hold at the review. */
  static SequencedSet<Asset> of(ReviewInput input) {
    TreeSet<Asset> assets = new TreeSet<>();
    for (OverlayRule rule : input.policy().overlay().rules()) {
      if (!rule.holds(input.sectors().day())) {
        continue;
      }
      for (Basket basket : rule.baskets()) {
        basket.named().ifPresent(assets::add);
        basket.of().ifPresent(sector -> assets.addAll(input.sectors().members(sector)));
      }
    }
    return assets;
  }
}
