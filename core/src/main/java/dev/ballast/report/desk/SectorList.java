// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.Sector;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;

/** The sectors that a report shows, in the order of the policy, and the one of each asset. */
final class SectorList {
  /** Where assets are shown that no sector of the plan names. */
  private static final Sector OUTSIDE = new Sector("outside-the-plan");

  private final Policy policy;
  private final Decision decision;

  SectorList(Policy policy, Decision decision) {
    this.policy = policy;
    this.decision = decision;
  }

  List<Sector> shown() {
    List<Sector> shown = new ArrayList<>(policy.core().spot().weights().keySet());
    for (Sector sector : decision.sectors().records().keySet()) {
      if (!shown.contains(sector)) {
        shown.add(sector);
      }
    }
    shown.add(OUTSIDE);
    return shown;
  }

  Sector of(Asset asset) {
    return decision.sectors().sectorOf(asset).orElse(OUTSIDE);
  }
}
