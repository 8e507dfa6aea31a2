// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.order.Event;

/** The port that keeps events, in the order in which they were posted. */
public interface Journal {
  /** Keeps an event; when it returns, the event is as safe as this journal makes it. */
  void append(Event event);
}
