// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.evidence.ConfidenceInterval;
import dev.ballast.report.figure.Reading;
import java.util.List;
import java.util.Optional;

/**
 * What a signal is worth over longer and longer horizons.
 *
 * @param points in rising order of horizon
 * @param halfLife days at which the first mean has halved; absent where it does not
 */
public record DecayCurve(List<Point> points, Reading halfLife) {
  /**
   * One horizon.
   *
   * @param mean of the weeks' rank correlations
   * @param interval of it, 95 %
   */
  public record Point(int days, Reading mean, Optional<ConfidenceInterval> interval) {}

  public DecayCurve {
    points = List.copyOf(points);
  }
}
