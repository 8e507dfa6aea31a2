// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.CommonReturns;
import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A book and the contracts that may hedge it on history as of a time, or the reason why they cannot
 * be measured. Returns are simple, from one daily close to the next, of the days that all have in
 * common: of the book's assets in spot, or of the perpetual where spot has none; of a contract its
 * own, the perpetual's, or where its record is too short those of what it is on.
 */
public sealed interface HedgeStudy {
  /**
   * What there is to measure on.
   *
   * @param values what is held of each asset
   * @param contracts the assets that the contracts are on
   * @param sources whose closes the contracts' returns are of
   * @param series returns of the book at these values, and of the contracts
   */
  record Measured(
      SequencedMap<Asset, Double> values,
      List<Asset> contracts,
      List<InstrumentId> sources,
      HedgeReturns series)
      implements HedgeStudy {
    /** Copies the collections. */
    public Measured {
      values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
      contracts = List.copyOf(contracts);
      sources = List.copyOf(sources);
    }

    /** What the book is worth. */
    public double value() {
      return values.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The shorts that leave the least variance. */
    public MinimumVarianceHedge.Result minimumVariance() {
      return MinimumVarianceHedge.shortsOnly(series.book(), series.contracts());
    }

    /** Why there is no such hedge, half a sentence; nothing where there is one. */
    public Optional<String> refusal(MinimumVarianceHedge.Result result) {
      return switch (result) {
        case MinimumVarianceHedge.Found _ -> Optional.empty();
        case MinimumVarianceHedge.StillBook _ ->
            Optional.of("what is hedged moved evenly or not at all");
        case MinimumVarianceHedge.StillContract still ->
            Optional.of(contracts.get(still.contract()) + " moved evenly or not at all");
        case MinimumVarianceHedge.SameContract same ->
            Optional.of(
                contracts.get(same.contract())
                    + " moved as "
                    + contracts.subList(0, same.contract()).stream()
                        .map(Asset::code)
                        .collect(Collectors.joining(" and "))
                    + " did, so that no hedge with both is the least");
        case MinimumVarianceHedge.NothingToSell _ ->
            Optional.of(
                "what is hedged fell as "
                    + contracts.stream().map(Asset::code).collect(Collectors.joining(" and "))
                    + " rose: a short would add variance");
      };
    }

    /** Signed notional by the contract's asset, shorts negative: what a hedge trades. */
    public SequencedMap<Asset, Double> notionals(MinimumVarianceHedge hedge) {
      SequencedMap<Asset, Double> notionals = new LinkedHashMap<>();
      for (MinimumVarianceHedge.Leg leg : hedge.legs()) {
        notionals.put(contracts.get(leg.contract()), -leg.ratio() * value());
      }
      return notionals;
    }
  }

  /**
   * No study.
   *
   * @param reason half a sentence
   */
  record Unavailable(String reason) implements HedgeStudy {}

  /**
   * Of the last returns known to a view, as a market prices them.
   *
   * @param values what is held of each asset, none below zero and one above it
   * @param contracts the assets whose contracts may be sold, one at least, which differ
   * @param window returns
   */
  static HedgeStudy of(
      MarketView view,
      Marketplace market,
      SequencedMap<Asset, Double> values,
      List<Asset> contracts,
      int window) {
    if (contracts.isEmpty()
        || values.values().stream().noneMatch(one -> one > 0)
        || values.values().stream().anyMatch(one -> !(one >= 0 && Double.isFinite(one)))) {
      throw new IllegalArgumentException("a book is worth something, and a contract hedges it");
    }
    int least = contracts.size() + 2;
    if (window < least) {
      return new Unavailable(
          "a window of %d is too short: a hedge with %d contracts needs %d returns"
              .formatted(window, contracts.size(), least));
    }
    SequencedMap<Asset, Double> held = new LinkedHashMap<>();
    List<BarSeries> series = new ArrayList<>();
    for (Map.Entry<Asset, Double> one : values.entrySet()) {
      if (one.getValue() > 0) {
        Optional<BarSeries> bars = view.dailyBars(one.getKey(), market);
        if (unusable(view, one.getKey(), bars).isPresent()) {
          return new Unavailable(unusable(view, one.getKey(), bars).get());
        }
        held.put(one.getKey(), one.getValue());
        series.add(bars.orElseThrow());
      }
    }
    List<InstrumentId> sources = new ArrayList<>();
    for (Asset contract : contracts) {
      Optional<BarSeries> bars = contract(view, market, contract, window);
      if (unusable(view, contract, bars).isPresent()) {
        return new Unavailable(unusable(view, contract, bars).get());
      }
      sources.add(bars.orElseThrow().id().instrument());
      series.add(bars.get());
    }
    return CommonReturns.latest(series, window)
        .<HedgeStudy>map(returns ->
            new Measured(held, contracts, sources, HedgeReturns.of(held.values(), returns)))
        .orElseGet(() -> new Unavailable(tooFew(view, held, contracts, series, window)));
  }

  private static Optional<BarSeries> contract(
      MarketView view, Marketplace market, Asset asset, int window) {
    return view.bars(view.perpetual(asset, market), Interval.DAY)
        .filter(bars -> bars.size() > window && !stale(view, bars))
        .or(() -> view.dailyBars(asset, market));
  }

  private static boolean stale(MarketView view, BarSeries bars) {
    return view.time() - bars.knownAt(bars.size() - 1) > BetaStudy.STALE;
  }

  private static Optional<String> unusable(MarketView view, Asset asset, Optional<BarSeries> bars) {
    if (bars.isEmpty()) {
      return Optional.of(asset + " has no daily bars by " + Instant.ofEpochMilli(view.time()));
    }
    return stale(view, bars.get())
        ? Optional.of(
            asset
                + " has no daily close after "
                + Instant.ofEpochMilli(bars.get().knownAt(bars.get().size() - 1))
                + ", more than a week before "
                + Instant.ofEpochMilli(view.time()))
        : Optional.empty();
  }

  /** Names the one with the shortest record, which is nearly always why. */
  private static String tooFew(
      MarketView view,
      SequencedMap<Asset, Double> held,
      List<Asset> contracts,
      List<BarSeries> series,
      int window) {
    List<Asset> assets = new ArrayList<>(held.keySet());
    assets.addAll(contracts);
    int shortest = 0;
    for (int i = 1; i < series.size(); i++) {
      if (series.get(i).size() < series.get(shortest).size()) {
        shortest = i;
      }
    }
    return "fewer than %d daily returns are common to %s by %s; the record of %s is the shortest, of %d days"
        .formatted(
            window,
            assets.stream().map(Asset::code).distinct().collect(Collectors.joining(", ")),
            Instant.ofEpochMilli(view.time()),
            assets.get(shortest),
            series.get(shortest).size());
  }
}
