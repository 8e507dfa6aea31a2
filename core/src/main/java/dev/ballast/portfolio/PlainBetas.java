// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.Beta;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.BetaTable;
import dev.ballast.analytics.Residuals;
import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.policy.BetaEstimator;
import dev.ballast.policy.Policy;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Betas of least squares of all assets that had a price, day by day, kept for many runs to read: of
 * an account that holds them all they are what it measures.
 */
final class PlainBetas {
  private final Map<Long, Day> days;

  private PlainBetas(Map<Long, Day> days) {
    this.days = days;
  }

  private record Day(List<Asset> assets, MeasuredBetas betas) {
    /** Whether these are the day's, in their order. */
    boolean isOf(SortedSet<Asset> others) {
      boolean same = assets.size() == others.size();
      int at = 0;
      for (Asset other : others) {
        same = same && assets.get(at++).equals(other);
      }
      return same;
    }
  }

  private record Of(Asset benchmark, Marketplace market, int window) implements Column<PlainBetas> {
    static Of plan(Policy policy) {
      return new Of(policy.benchmark(), policy.market(), policy.betas().window());
    }

    /** Of what is asked of most: every review looks here. */
    @Override
    public int hashCode() {
      return benchmark.hashCode();
    }

    @Override
    public PlainBetas of(History history) {
      return new PlainBetas(new HashMap<>());
    }

    @Override
    public PlainBetas above(PlainBetas known, History history) {
      return known;
    }
  }

  /** What was kept of just these assets' betas. */
  static Optional<MeasuredBetas> of(MarketView view, Policy policy, SortedSet<Asset> assets) {
    if (policy.betas().estimator() != BetaEstimator.OLS) {
      return Optional.empty();
    }
    Day day = view.column(Of.plan(policy)).days.get(view.time());
    return day != null && day.isOf(assets) ? Optional.of(day.betas()) : Optional.empty();
  }

  /** Measures the betas of those of these assets that have a price by the view's time. */
  static void keep(MarketView view, Policy policy, Collection<Asset> assets) {
    SortedSet<Asset> priced = new TreeSet<>();
    for (Asset asset : assets) {
      if (view.dailyBars(asset, policy.market()).isPresent()) {
        priced.add(asset);
      }
    }
    view.column(Of.plan(policy))
        .days
        .computeIfAbsent(
            view.time(), _ -> new Day(List.copyOf(priced), measured(view, policy, priced)));
  }

  private static MeasuredBetas measured(MarketView view, Policy policy, SortedSet<Asset> assets) {
    BetaTable.Day studies =
        BetaTable.at(view, policy.benchmark(), policy.market(), policy.betas().window());
    SequencedMap<Asset, Beta> betas = new TreeMap<>();
    SequencedMap<Asset, Residuals> residuals = new TreeMap<>();
    List<String> unmeasured = new ArrayList<>();
    for (Asset asset : assets) {
      switch (studies.study(asset)) {
        case BetaStudy.Measured measured -> {
          betas.put(asset, measured.beta());
          residuals.put(asset, measured.residuals());
        }
        case BetaStudy.Unavailable unavailable -> unmeasured.add(unavailable.reason());
      }
    }
    return new MeasuredBetas(betas, residuals, unmeasured);
  }
}
