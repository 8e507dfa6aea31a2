// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import java.util.List;

/**
 * Why a ticket is what it is, from what the market showed to what it does in a fall.
 *
 * @param id of the ticket
 * @param terms its purpose, cost, effect and end
 * @param steps in the order in which it was decided
 * @param inputs one for each instrument that it trades
 */
public record TicketChain(
    String id, String title, TicketTerms terms, List<ChainStep> steps, List<ChainInput> inputs) {
  /** Copies the lists. */
  public TicketChain {
    steps = List.copyOf(steps);
    inputs = List.copyOf(inputs);
  }
}
