// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * All that is measured of one sector.
 *
 * @param members in the user's order
 * @param features one for every kind, in the order of the kinds
 */
public record SectorFeatures(
    Sector sector, List<Asset> members, Map<FeatureKind, SectorFeature> features) {
  /** Refuses a kind left out: what is not measured is absent with a reason. */
  public SectorFeatures {
    members = List.copyOf(members);
    features = Collections.unmodifiableMap(new EnumMap<>(features));
    if (features.size() < FeatureKind.values().length) {
      throw new IllegalArgumentException(sector + ": only " + features.keySet());
    }
  }

  /** Of sectors side by side, in their order, each with what is measured of its members. */
  public static List<SectorFeatures> of(
      MarketView view, SequencedMap<Sector, List<AssetFeatures>> sectors) {
    SequencedMap<Sector, Map<FeatureKind, SectorFeature>> means = new LinkedHashMap<>();
    sectors.forEach((sector, members) -> means.put(sector, means(members)));
    List<SectorFeatures> readings = new ArrayList<>();
    sectors.forEach((sector, members) -> {
      SectorMarket market = new SectorMarket(view, sector, members, means);
      Map<FeatureKind, SectorFeature> features = new EnumMap<>(market.own());
      for (FeatureKind kind : FeatureKind.values()) {
        kind.ofSector()
            .ifPresent(measure ->
                features.put(kind, SectorFeature.whole(measure.of(market), members.size())));
      }
      readings.add(
          new SectorFeatures(
              sector, members.stream().map(AssetFeatures::asset).toList(), features));
    });
    return readings;
  }

  private static Map<FeatureKind, SectorFeature> means(List<AssetFeatures> members) {
    Map<FeatureKind, SectorFeature> means = new EnumMap<>(FeatureKind.class);
    for (FeatureKind kind : FeatureKind.values()) {
      if (kind.isOfAssets()) {
        means.put(kind, SectorFeature.of(kind, members));
      }
    }
    return means;
  }

  public SectorFeature feature(FeatureKind kind) {
    SectorFeature feature = features.get(kind);
    if (feature == null) {
      throw new IllegalStateException(sector + " lacks " + kind);
    }
    return feature;
  }
}
