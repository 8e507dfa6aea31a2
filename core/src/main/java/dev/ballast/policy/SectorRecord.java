// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/**
 * What a sector is from a day on, until a later record of the same sector.
 *
 * @param from the first day it holds, UTC
 * @param horizonMonths how long the conviction is meant to last
 * @param members in the user's order, each once
 * @param thesis why, in the user's words; may be empty
 */
public record SectorRecord(
    Sector sector, LocalDate from, int horizonMonths, List<Asset> members, String thesis) {
  /** Refuses no members, a member twice, a horizon that is not 1 to 120 months. */
  public SectorRecord {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException(sector + " has no members");
    }
    if (new HashSet<>(members).size() < members.size()) {
      throw new IllegalArgumentException(sector + " names a member twice: " + members);
    }
    if (sector.equals(Sector.MAJORS)
        && !new HashSet<>(members).equals(new HashSet<>(List.of(Asset.BTC, Asset.ETH)))) {
      throw new IllegalArgumentException("majors are BTC and ETH, not " + members);
    }
    if (horizonMonths < 1 || horizonMonths > 120) {
      throw new IllegalArgumentException("a horizon is 1 to 120 months, not " + horizonMonths);
    }
  }
}
