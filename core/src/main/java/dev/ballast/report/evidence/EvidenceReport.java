// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Evidence of signals and, where one is given, of a plan, as a page shows it.
 *
 * @param source where the data comes from
 * @param simulated whether the market was made up
 * @param notes of the record that it rests on
 */
public record EvidenceReport(
    String source,
    boolean simulated,
    SignalsReport signals,
    Optional<PolicyEvidence> policy,
    List<String> notes) {
  /** Copies the list. */
  public EvidenceReport {
    notes = List.copyOf(notes);
  }
}
