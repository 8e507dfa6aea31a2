// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import java.util.HashMap;
import java.util.Map;

/**
 * Studies of one asset's beta, time by time, that are kept for many runs to read. A run by itself
 * keeps none: it asks once a review, and a study holds its whole window.
 */
public final class BetaTable {
  private final Map<Long, BetaStudy> studies;

  private BetaTable(Map<Long, BetaStudy> studies) {
    this.studies = studies;
  }

  private record Of(Asset asset, Asset benchmark, Marketplace market, int window)
      implements Column<BetaTable> {
    @Override
    public BetaTable of(History history) {
      return new BetaTable(new HashMap<>());
    }

    @Override
    public BetaTable above(BetaTable known, History history) {
      return known;
    }
  }

  /** The study as of the view's time: one that was kept, or made now. */
  public static BetaStudy study(
      MarketView view, Asset asset, Asset benchmark, Marketplace market, int window) {
    BetaStudy kept = view.column(new Of(asset, benchmark, market, window)).studies.get(view.time());
    return kept == null ? BetaStudy.of(view, asset, benchmark, market, window) : kept;
  }

  /** Makes the study as of the view's time and keeps it. */
  public static void keep(
      MarketView view, Asset asset, Asset benchmark, Marketplace market, int window) {
    view.column(new Of(asset, benchmark, market, window))
        .studies
        .computeIfAbsent(view.time(), _ -> BetaStudy.of(view, asset, benchmark, market, window));
  }
}
