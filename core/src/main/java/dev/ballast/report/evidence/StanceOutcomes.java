// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.evidence.ConfidenceInterval;
import dev.ballast.report.figure.Reading;
import java.util.List;
import java.util.Optional;

/**
 * What sectors returned, less the benchmark, after each stance.
 *
 * @param days of the horizon
 * @param pairs of a judged sector and what followed
 */
public record StanceOutcomes(int days, int pairs, List<Row> rows) {
  /**
   * One stance.
   *
   * @param stance {@code reduce}
   * @param count of pairs
   * @param mean return less the benchmark's, a fraction
   * @param interval of it, 95 %, by a bootstrap of blocks of weeks
   * @param apart the same with each week's mean over the sectors taken out: what is the sector's
   *     own
   * @param apartInterval of that, and no narrower than what random histories spread
   * @param apartChance of it as far from zero among random histories that last as long
   */
  public record Row(
      String stance,
      int count,
      Reading mean,
      Optional<ConfidenceInterval> interval,
      Reading apart,
      Optional<ConfidenceInterval> apartInterval,
      Reading apartChance) {}

  public StanceOutcomes {
    rows = List.copyOf(rows);
  }
}
