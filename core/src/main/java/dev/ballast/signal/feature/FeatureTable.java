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

  /** How many rows a run has measured itself. */
  private static final class Counter {
    private int rows;

    private record Of() implements Column<Counter> {
      @Override
      public Counter of(History history) {
        return new Counter();
      }
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
      view.column(new Counter.Of()).rows++;
    }
    return known;
  }

  /**
   * How many rows, each of one asset at one time, were measured through the view and those that
   * share with it; what they read of rows that were measured before does not count.
   */
  public static int measured(MarketView view) {
    return view.column(new Counter.Of()).rows;
  }
}
