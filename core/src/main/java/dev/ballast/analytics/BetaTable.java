// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Studies of betas on one benchmark, day by day, that are kept for many runs to read. A run by
 * itself keeps none: it asks once a review, and a study holds its whole window.
 */
public final class BetaTable {
  private final Map<Long, Map<Asset, BetaStudy>> days;

  private BetaTable(Map<Long, Map<Asset, BetaStudy>> days) {
    this.days = days;
  }

  private record On(Asset benchmark, Marketplace market, int window) implements Column<BetaTable> {
    @Override
    public BetaTable of(History history) {
      return new BetaTable(new HashMap<>());
    }

    @Override
    public BetaTable above(BetaTable known, History history) {
      return known;
    }
  }

  /** The studies as of one time: those that were kept, others made when they are asked for. */
  public record Day(
      MarketView view,
      Asset benchmark,
      Marketplace market,
      int window,
      Map<Asset, BetaStudy> kept) {
    /** The study of an asset's beta. */
    public BetaStudy study(Asset asset) {
      BetaStudy study = kept.get(asset);
      return study == null ? BetaStudy.of(view, asset, benchmark, market, window) : study;
    }
  }

  /** The studies as of the view's time. */
  public static Day at(MarketView view, Asset benchmark, Marketplace market, int window) {
    Map<Asset, BetaStudy> kept =
        view.column(new On(benchmark, market, window)).days.getOrDefault(view.time(), Map.of());
    return new Day(view, benchmark, market, window, kept);
  }

  /** Makes the studies of these assets as of the view's time and keeps them. */
  public static void keep(
      MarketView view, Collection<Asset> assets, Asset benchmark, Marketplace market, int window) {
    Map<Asset, BetaStudy> day =
        view.column(new On(benchmark, market, window))
            .days
            .computeIfAbsent(view.time(), _ -> new HashMap<>());
    for (Asset asset : assets) {
      if (!day.containsKey(asset)) {
        day.put(asset, beside(day, BetaStudy.of(view, asset, benchmark, market, window)));
      }
    }
  }

  /** A study that has the days and the benchmark's returns in common with one that is kept. */
  private static BetaStudy beside(Map<Asset, BetaStudy> day, BetaStudy study) {
    if (study instanceof BetaStudy.Measured measured) {
      for (BetaStudy one : day.values()) {
        if (one instanceof BetaStudy.Measured other
            && other.residuals().besides(measured.residuals())) {
          return measured.with(measured.residuals().sharing(other.residuals()));
        }
      }
    }
    return study;
  }
}
