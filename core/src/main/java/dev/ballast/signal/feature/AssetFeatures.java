// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.unit.Asset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * All that is measured of one asset.
 *
 * @param features one for every kind that assets have, in the order of the kinds
 */
public record AssetFeatures(Asset asset, Map<FeatureKind, Feature> features) {
  /** Refuses a kind left out: what is not measured is absent with a reason. */
  public AssetFeatures {
    features = Collections.unmodifiableMap(new EnumMap<>(features));
    for (FeatureKind kind : FeatureKind.values()) {
      if (kind.isOfAssets() != features.containsKey(kind)) {
        throw new IllegalArgumentException(asset + " and " + kind);
      }
    }
  }

  /** As of the market's time. */
  public static AssetFeatures of(AssetMarket market) {
    Map<FeatureKind, Feature> features = new EnumMap<>(FeatureKind.class);
    for (FeatureKind kind : FeatureKind.values()) {
      kind.ofAsset().ifPresent(measure -> features.put(kind, measure.of(market)));
    }
    return new AssetFeatures(market.asset(), features);
  }

  public Feature feature(FeatureKind kind) {
    Feature feature = features.get(kind);
    if (feature == null) {
      throw new IllegalStateException(asset + " lacks " + kind);
    }
    return feature;
  }
}
