// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.report.figure.Reading;

/**
 * Whether the best variant beats a rung by more than the best of as many would by luck: Hansen's
 * test for superior predictive ability.
 *
 * @param against the rung
 * @param statistic of the best, in its own errors; zero where none beats it
 * @param lower chance where poor variants are left out
 * @param consistent the chance to look at
 * @param upper chance where poor variants count as even
 * @param plain chance by White's reality check, which divides by no deviation
 */
public record SuperiorityEvidence(
    String against,
    Reading statistic,
    Reading lower,
    Reading consistent,
    Reading upper,
    Reading plain) {
  static SuperiorityEvidence absent(String against, String reason) {
    Reading none = Reading.absent(reason);
    return new SuperiorityEvidence(against, none, none, none, none, none);
  }
}
