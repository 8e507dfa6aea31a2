// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import java.util.List;

/**
 * The weights of one period, and what they earned.
 *
 * @param from epoch milliseconds
 * @param to epoch milliseconds
 * @param core value of the spot core at the start, in the quote
 * @param coreReturn of the plan's sectors at base weights
 * @param sectors those of the plan, then what else is held
 */
public record PeriodAllocation(
    long from, long to, double core, double coreReturn, List<SectorAllocation> sectors) {
  /** Copies the list. */
  public PeriodAllocation {
    sectors = List.copyOf(sectors);
  }
}
