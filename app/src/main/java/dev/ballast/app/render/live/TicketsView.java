// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render.live;

import dev.ballast.report.desk.TicketRow;
import java.util.List;

/**
 * Tickets that wait for a verdict.
 *
 * @param asked whether the session sends nothing without one
 * @param benchmark that betas are measured against
 * @param waiting in the order in which they would be sent
 */
public record TicketsView(boolean asked, String benchmark, List<TicketRow> waiting) {
  /** No ticket waits, and none is asked about. */
  public static final TicketsView NONE = new TicketsView(false, "", List.of());

  /** Copies the list. */
  public TicketsView {
    waiting = List.copyOf(waiting);
  }
}
