// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import java.util.HashMap;
import java.util.Map;

/**
 * What was measured of one asset, time by time: each row once, from a view of its time, however
 * many reviews and plans ask. For one thread.
 */
public final class FeatureTable {
  private final Map<Long, AssetFeatures> rows = new HashMap<>();

  private FeatureTable() {}

  private record Of(Asset asset, Asset benchmark, Marketplace market)
      implements Column<FeatureTable> {
    @Override
    public FeatureTable of(History history) {
      return new FeatureTable();
    }
  }

  /** The asset's features as of the view's time. */
  public static AssetFeatures row(
      MarketView view, Asset asset, Asset benchmark, Marketplace market) {
    Map<Long, AssetFeatures> rows = view.column(new Of(asset, benchmark, market)).rows;
    AssetFeatures known = rows.get(view.time());
    if (known == null) {
      known = AssetFeatures.of(AssetMarket.of(view, asset, benchmark, market));
      rows.put(view.time(), known);
    }
    return known;
  }
}
