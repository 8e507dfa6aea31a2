// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.report.figure.Drawdown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A fall with its times.
 *
 * @param depth negative, a fraction of the peak
 * @param peak the last time of the high before the fall
 * @param trough the first time of the lowest point
 * @param recovered the first time at or above the high again; empty where it was not
 * @param daysDown from peak to trough
 * @param daysUp from trough to recovery; empty where there was none
 * @param days from peak to recovery, or to the end of the run
 */
public record DrawdownRow(
    double depth,
    Instant peak,
    Instant trough,
    Optional<Instant> recovered,
    long daysDown,
    OptionalLong daysUp,
    long days) {

  /** The deepest falls of a line, deepest first. */
  static List<DrawdownRow> deepest(List<Instant> days, double[] line, int count) {
    return Drawdown.deepest(days, line, count).stream()
        .map(fall -> of(fall, days.getLast()))
        .toList();
  }

  private static DrawdownRow of(Drawdown fall, Instant end) {
    return new DrawdownRow(
        fall.depth(),
        fall.peak(),
        fall.trough(),
        fall.recovered(),
        days(fall.peak(), fall.trough()),
        fall.recovered()
            .map(time -> OptionalLong.of(days(fall.trough(), time)))
            .orElse(OptionalLong.empty()),
        days(fall.peak(), fall.recovered().orElse(end)));
  }

  private static long days(Instant from, Instant to) {
    return Duration.between(from, to).toDays();
  }
}
