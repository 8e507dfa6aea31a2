// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import java.util.List;

/**
 * Exposures before and after a proposal.
 *
 * @param assets in the order of their sectors
 * @param sectors in the policy's order
 */
public record ExposureShifts(
    List<ExposureShift> assets, List<ExposureShift> sectors, ExposureShift total) {
  /** Copies its lists. */
  public ExposureShifts {
    assets = List.copyOf(assets);
    sectors = List.copyOf(sectors);
  }
}
