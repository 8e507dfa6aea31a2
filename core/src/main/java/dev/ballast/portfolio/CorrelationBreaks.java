// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.CorrelationShift;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Where what is held or hedged with has ceased to move with the benchmark as it did. */
public final class CorrelationBreaks {
  private CorrelationBreaks() {}

  /** A sentence for each break, by asset; an asset with too few returns to tell has none. */
  public static List<String> of(ReviewInput input) {
    TreeSet<Asset> assets = new TreeSet<>(input.exposure().spot().keySet());
    assets.addAll(input.exposure().futures().keySet());
    assets.addAll(OverlayAssets.of(input));
    Asset benchmark = input.policy().benchmark();
    assets.remove(benchmark);
    List<String> breaks = new ArrayList<>();
    for (Asset asset : assets) {
      between(input.view(), input.policy().market(), asset, benchmark).ifPresent(breaks::add);
    }
    return breaks;
  }

  /** The sentence of one asset; nothing where there is no break, or too few returns to tell. */
  public static Optional<String> between(
      MarketView view, Marketplace market, Asset asset, Asset benchmark) {
    return BetaStudy.of(view, asset, benchmark, market, CorrelationShift.RETURNS)
            instanceof BetaStudy.Measured measured
        ? CorrelationShift.of(measured.returns().first(), measured.returns().second())
            .filter(CorrelationShift::isBreak)
            .map(shift ->
                shift.sentence(asset, benchmark)
                    + ": its beta, and a hedge by it, say little of now")
        : Optional.empty();
  }
}
