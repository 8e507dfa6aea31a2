// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.unit.Asset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * All that is measured of one asset.
 *
 * @param features one for every kind, in the order of the kinds
 */
public record AssetFeatures(Asset asset, Map<FeatureKind, Feature> features) {
  /** Refuses a kind left out: what is not measured is absent with a reason. */
  public AssetFeatures {
    features = Collections.unmodifiableMap(new EnumMap<>(features));
    if (features.size() < FeatureKind.values().length) {
      throw new IllegalArgumentException(asset + ": only " + features.keySet());
    }
  }

  public Feature feature(FeatureKind kind) {
    Feature feature = features.get(kind);
    if (feature == null) {
      throw new IllegalStateException(asset + " lacks " + kind);
    }
    return feature;
  }
}
