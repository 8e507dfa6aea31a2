// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render.live;

import dev.ballast.report.desk.TicketRow;
import java.util.List;
import java.util.Optional;

/**
 * Tickets that wait for somebody to say whether they may be ordered.
 *
 * @param benchmark that betas are measured against
 * @param waiting in the order in which they would be sent
 */
public record TicketsView(String benchmark, List<Waiting> waiting) {
  /** Copies the list. */
  public TicketsView {
    waiting = List.copyOf(waiting);
  }

  /**
   * One of them.
   *
   * @param row all that its review said of it; absent where its page of the diary is not there
   * @param title what it is, short
   * @param why a sentence
   * @param orders in words, a line each
   */
  public record Waiting(
      String id, Optional<TicketRow> row, String title, String why, List<String> orders) {
    /** Copies the list. */
    public Waiting {
      orders = List.copyOf(orders);
    }
  }
}
