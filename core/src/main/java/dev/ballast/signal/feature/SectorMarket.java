// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A sector beside the others, as features that compare them are measured.
 *
 * @param view what is known
 * @param members of the sector
 * @param means of the features that its members have, of every sector, this one among them
 */
public record SectorMarket(
    MarketView view,
    Sector sector,
    List<AssetFeatures> members,
    SequencedMap<Sector, Map<FeatureKind, SectorFeature>> means) {
  /** Copies the collections. */
  public SectorMarket {
    members = List.copyOf(members);
    means = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(means));
  }

  /** The means of this sector's members. */
  Map<FeatureKind, SectorFeature> own() {
    Map<FeatureKind, SectorFeature> own = means.get(sector);
    if (own == null) {
      throw new IllegalStateException("no means of " + sector);
    }
    return own;
  }
}
