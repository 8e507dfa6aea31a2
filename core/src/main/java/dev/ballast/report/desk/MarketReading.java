// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import java.time.Instant;
import java.util.List;

/**
 * What the futures market shows, sector by sector.
 *
 * @param notes windows used, substitutes, what is not covered
 */
public record MarketReading(Instant asOf, List<SectorReading> sectors, List<String> notes) {
  /** Copies its lists. */
  public MarketReading {
    sectors = List.copyOf(sectors);
    notes = List.copyOf(notes);
  }
}
