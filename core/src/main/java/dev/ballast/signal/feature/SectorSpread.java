// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import java.util.Map;
import java.util.Optional;

/** How a sector does beside the others: the inter-sector spread. */
final class SectorSpread {
  private SectorSpread() {}

  /** The sector's return of 30 days less the mean of the other sectors'. */
  static Feature ofMonth(SectorMarket market) {
    double own = Double.NaN;
    double others = 0;
    int count = 0;
    for (var entry : market.means().entrySet()) {
      SectorFeature feature = of(entry.getValue());
      boolean isOwn = entry.getKey().equals(market.sector());
      switch (feature.feature()) {
        case Feature.Present present when isOwn -> own = present.value();
        case Feature.Present present -> {
          others += present.value();
          count++;
        }
        case Feature.Absent absent when isOwn -> {
          return absent;
        }
        case Feature.Absent _ -> {}
      }
    }
    return count == 0
        ? new Feature.Absent("no other sector's price is known")
        : new Feature.Present(own - others / count, FeatureUnit.FRACTION, Optional.empty());
  }

  private static SectorFeature of(Map<FeatureKind, SectorFeature> means) {
    SectorFeature found = means.get(FeatureKind.MOMENTUM_30D);
    if (found == null) {
      throw new IllegalStateException("no mean of " + FeatureKind.MOMENTUM_30D);
    }
    return found;
  }
}
