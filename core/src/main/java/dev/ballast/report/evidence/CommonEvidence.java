// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.evidence.ConfidenceInterval;
import dev.ballast.evidence.TimingCoefficient;
import dev.ballast.report.figure.Reading;
import java.util.Optional;

/**
 * How what a signal says of all sectors together ranks weeks: its mean over the sectors of a week
 * beside what followed. It speaks for the hedge and the phase of the market, and for no sector.
 *
 * @param of what followed: {@code sectors}, {@code benchmark}, {@code sectors-less-benchmark}
 * @param days of the horizon
 * @param weeks counted
 * @param coefficient rank correlation over the weeks
 * @param interval of it, 95 %, by a bootstrap of blocks of weeks, and no narrower than what luck
 *     spreads
 * @param chance of one as far from zero by luck: the same history of signals begun at every other
 *     week
 */
public record CommonEvidence(
    String of,
    int days,
    int weeks,
    Reading coefficient,
    Optional<ConfidenceInterval> interval,
    Reading chance) {
  static CommonEvidence of(String name, int days, TimingCoefficient found) {
    return new CommonEvidence(
        name,
        days,
        found.moments(),
        Reading.of(found.coefficient()),
        Optional.of(found.interval()),
        Reading.of(found.chance()));
  }

  static CommonEvidence absent(String name, int days, int weeks, String reason) {
    Reading none = Reading.absent(reason);
    return new CommonEvidence(name, days, weeks, none, Optional.empty(), none);
  }
}
