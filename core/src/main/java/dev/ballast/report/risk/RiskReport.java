// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What can go wrong, of an account as it is and of what a plan would make of it.
 *
 * @param asOf when the bars closed that the prices come from
 * @param benchmark what betas are measured on
 * @param after once every order of the plan has filled; nothing where there is no plan
 * @param scenarios in the order to be shown
 * @param notes what the reader must know
 */
public record RiskReport(
    Instant asOf,
    String benchmark,
    RiskFigures before,
    Optional<RiskFigures> after,
    List<ScenarioRow> scenarios,
    List<String> notes) {
  /** Copies the lists. */
  public RiskReport {
    scenarios = List.copyOf(scenarios);
    notes = List.copyOf(notes);
  }
}
