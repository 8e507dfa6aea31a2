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
 * many reviews and plans ask. For one thread; rows that others have measured before are read only.
 */
public final class FeatureTable {
  private final Map<Long, AssetFeatures> shared;
  private final Map<Long, AssetFeatures> rows = new HashMap<>();

  private FeatureTable(Map<Long, AssetFeatures> shared) {
    this.shared = shared;
  }

  private record Of(Asset asset, Asset benchmark, Marketplace market)
      implements Column<FeatureTable> {
    @Override
    public FeatureTable of(History history) {
      return new FeatureTable(Map.of());
    }

    @Override
    public FeatureTable above(FeatureTable known, History history) {
      return new FeatureTable(known.rows);
    }
  }

  /** The asset's features as of the view's time. */
  public static AssetFeatures row(
      MarketView view, Asset asset, Asset benchmark, Marketplace market) {
    FeatureTable table = view.column(new Of(asset, benchmark, market));
    AssetFeatures known = table.rows.get(view.time());
    if (known == null) {
      known = table.shared.get(view.time());
      if (known != null) {
        known = known.in(view);
        table.rows.put(view.time(), known);
      }
    }
    if (known == null) {
      known = AssetFeatures.of(AssetMarket.of(view, asset, benchmark, market));
      table.rows.put(view.time(), known);
    }
    return known;
  }
}
