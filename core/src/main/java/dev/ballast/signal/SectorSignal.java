// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.Sector;
import dev.ballast.signal.feature.FeatureName;
import dev.ballast.signal.feature.SectorFeature;
import dev.ballast.signal.feature.SectorFeatures;
import dev.ballast.unit.Asset;
import java.util.List;

/**
 * What the futures market says of a sector and what follows.
 *
 * @param reading what was measured
 * @param judged whether the rules could be asked; otherwise a feature that they need is absent
 * @param score the sum of what the rules say that speak
 * @param spoken those rules
 * @param since when the stance was taken, epoch milliseconds
 * @param reason a sentence or two made of the numbers that decided
 */
public record SectorSignal(
    SectorFeatures reading,
    boolean judged,
    int score,
    List<SpokenRule> spoken,
    Stance stance,
    long since,
    String reason) {
  public SectorSignal {
    spoken = List.copyOf(spoken);
  }

  public Sector sector() {
    return reading.sector();
  }

  /** In the user's order. */
  public List<Asset> members() {
    return reading.members();
  }

  public SectorFeature feature(FeatureName name) {
    return reading.feature(name);
  }
}
