// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.Sector;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import java.util.List;

/**
 * What the futures market shows of a sector.
 *
 * @param members that the figures are made of
 * @param funding a year, as a fraction: longs pay shorts when positive
 * @param fundingZ standard deviations of the funding from its own mean
 * @param openInterestChange as a fraction, over the rule's window
 * @param volumeTrend perpetual volume, short window over long window, minus one
 * @param momentum return over the rule's window
 * @param relativeStrength momentum minus that of the benchmark
 * @param basis perpetual over spot, minus one
 * @param stance {@code reduce}, {@code trim}, {@code hold} or {@code increase}
 * @param reason one sentence that names the figures which decided
 */
public record SectorReading(
    Sector sector,
    List<Asset> members,
    Reading funding,
    Reading fundingZ,
    Reading openInterestChange,
    Reading volumeTrend,
    Reading momentum,
    Reading relativeStrength,
    Reading basis,
    String stance,
    String reason) {
  /** Copies its list. */
  public SectorReading {
    members = List.copyOf(members);
  }
}
