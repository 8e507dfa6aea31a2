// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.order.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A journal that lasts as long as its run: a backtest's. */
public final class MemoryJournal implements Journal {
  private final List<Event> events = new ArrayList<>();

  @Override
  public void append(Event event) {
    events.add(event);
  }

  /** Everything so far, in order. */
  public List<Event> events() {
    return Collections.unmodifiableList(events);
  }
}
