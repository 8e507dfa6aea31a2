// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Sectors as they stand on one day.
 *
 * @param day UTC
 * @param records the record that holds, by sector
 * @param ahead sectors whose first record begins after the day and is used all the same: reports
 *     say so
 */
public record SectorsOnDay(
    LocalDate day, SequencedMap<Sector, SectorRecord> records, List<Sector> ahead) {
  public SectorsOnDay {
    records = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(records));
    ahead = List.copyOf(ahead);
  }

  /** What a sector is; nothing where there is no such sector. */
  public Optional<SectorRecord> record(Sector sector) {
    return Optional.ofNullable(records.get(sector));
  }

  /** The members of a sector, in the user's order; none where there is no such sector. */
  public List<Asset> members(Sector sector) {
    return record(sector).map(SectorRecord::members).orElse(List.of());
  }

  /** The sector of an asset. */
  public Optional<Sector> sectorOf(Asset asset) {
    for (SectorRecord one : records.values()) {
      if (one.members().contains(asset)) {
        return Optional.of(one.sector());
      }
    }
    return Optional.empty();
  }
}
