// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The futures market as of a time: features of every asset, a stance for every sector.
 *
 * @param time epoch milliseconds; nothing later was looked at
 * @param benchmark what relative strength is against
 * @param sectors in the user's order
 * @param assets every member of a sector, in the order of the sectors
 */
public record SignalReview(
    long time,
    Asset benchmark,
    SignalRules rules,
    List<SectorSignal> sectors,
    SequencedMap<Asset, AssetFeatures> assets) {
  public SignalReview {
    sectors = List.copyOf(sectors);
    assets = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(assets));
  }

  /**
   * Reads the view. Members keep their order; a sector without members is not judged.
   *
   * @param market whose prices they are
   */
  public static SignalReview of(
      MarketView view,
      SequencedMap<Sector, List<Asset>> sectors,
      Asset benchmark,
      Marketplace market,
      SignalRules rules) {
    SequencedMap<Asset, AssetFeatures> assets = new LinkedHashMap<>();
    List<SectorSignal> signals = new ArrayList<>();
    sectors.forEach((sector, members) -> {
      List<AssetFeatures> measured = new ArrayList<>();
      for (Asset member : members) {
        measured.add(
            assets.computeIfAbsent(member, asset -> measure(view, asset, benchmark, market)));
      }
      signals.add(judge(sector, members, measured, benchmark, rules));
    });
    return new SignalReview(view.time(), benchmark, rules, signals, assets);
  }

  /** The features of one asset as of the view's time. */
  public static AssetFeatures measure(
      MarketView view, Asset asset, Asset benchmark, Marketplace market) {
    InstrumentId perpetual = view.perpetual(asset, market);
    Map<FeatureKind, Feature> features = new EnumMap<>(FeatureKind.class);
    FundingFeatures.addTo(features, view, perpetual);
    ActivityFeatures.addTo(features, view, perpetual);
    PriceFeatures.addTo(features, view, asset, benchmark, market, perpetual);
    return new AssetFeatures(asset, features);
  }

  private static SectorSignal judge(
      Sector sector,
      List<Asset> members,
      List<AssetFeatures> measured,
      Asset benchmark,
      SignalRules rules) {
    Map<FeatureKind, SectorFeature> features = new EnumMap<>(FeatureKind.class);
    for (FeatureKind kind : FeatureKind.values()) {
      features.put(kind, SectorFeature.of(kind, measured));
    }
    SectorRating rating = SectorRating.of(features, benchmark, rules);
    return new SectorSignal(
        sector, members, features, rating.stance(), rating.rule(), rating.reason());
  }

  /** The signal of one sector. */
  public Optional<SectorSignal> sector(Sector sector) {
    return sectors.stream().filter(signal -> signal.sector().equals(sector)).findFirst();
  }
}
