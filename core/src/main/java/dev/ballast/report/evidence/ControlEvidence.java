// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.evidence.ConfidenceInterval;
import dev.ballast.evidence.RandomControl;

/**
 * A figure beside those that chance alone makes of the same data.
 *
 * @param days of the horizon
 * @param measured mean over weeks of stance times return, a fraction; larger is better
 * @param usual where 95 % of the draws lie
 * @param draws that it was compared with
 * @param asGood of them
 * @param chance of as much by luck: (asGood + 1) / (draws + 1)
 */
public record ControlEvidence(
    int days, double measured, ConfidenceInterval usual, int draws, int asGood, double chance) {
  static ControlEvidence of(int days, RandomControl found) {
    return new ControlEvidence(
        days, found.measured(), found.usual(), found.draws(), found.asGood(), found.chance());
  }
}
