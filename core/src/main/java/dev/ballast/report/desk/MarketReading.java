// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the futures market shows, sector by sector.
 *
 * @param regime what the market's phase makes of the plan's weights; absent where the plan asks for
 *     nothing of it
 * @param notes windows used, substitutes, what is not covered
 */
public record MarketReading(
    Instant asOf, List<SectorReading> sectors, Optional<RegimeWeights> regime, List<String> notes) {
  /** Copies its lists. */
  public MarketReading {
    sectors = List.copyOf(sectors);
    notes = List.copyOf(notes);
  }
}
