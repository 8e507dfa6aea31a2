// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the futures market says of a sector and what follows.
 *
 * @param members in the user's order
 * @param features one for every kind, in the order of the kinds
 * @param rule what gave the stance
 * @param reason a sentence made of the numbers that decided
 */
public record SectorSignal(
    Sector sector,
    List<Asset> members,
    Map<FeatureKind, SectorFeature> features,
    Stance stance,
    SignalRule rule,
    String reason) {
  public SectorSignal {
    members = List.copyOf(members);
    features = Collections.unmodifiableMap(new EnumMap<>(features));
  }

  public SectorFeature feature(FeatureKind kind) {
    SectorFeature feature = features.get(kind);
    if (feature == null) {
      throw new IllegalStateException(sector + " lacks " + kind);
    }
    return feature;
  }
}
