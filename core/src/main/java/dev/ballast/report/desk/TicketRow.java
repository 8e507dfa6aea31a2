// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import java.util.List;

/**
 * Legs that belong together, for one reason.
 *
 * @param id chains it to the review that wrote it and to its fills
 * @param title what it is, short: {@code Rebalance the spot core}
 * @param why one sentence
 * @param terms its purpose, cost, effect and end
 */
public record TicketRow(String id, String title, String why, TicketTerms terms, List<LegRow> legs) {
  /** Copies its list. */
  public TicketRow {
    legs = List.copyOf(legs);
  }

  /** Whether the leg has a reason of its own, which the ticket's sentence does not give. */
  public boolean says(LegRow leg) {
    return !leg.why().isEmpty() && !leg.why().equals(why);
  }
}
