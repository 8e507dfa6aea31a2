// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

import java.util.List;
import java.util.Optional;

/**
 * One scenario.
 *
 * @param name short
 * @param meaning half a sentence: what moves and how
 * @param market the benchmark's move, a fraction
 * @param before of the account as it is
 * @param after of the account once a plan's orders have filled; nothing where there is no plan
 * @param notes what could not be measured
 */
public record ScenarioRow(
    String name,
    String meaning,
    double market,
    ScenarioFigures before,
    Optional<ScenarioFigures> after,
    List<String> notes) {
  /** Copies the notes. */
  public ScenarioRow {
    notes = List.copyOf(notes);
  }
}
