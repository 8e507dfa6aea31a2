// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.engine.Journal;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import java.util.List;
import java.util.function.Consumer;

/**
 * A journal that also tells.
 *
 * @param kept the journal
 * @param told takes each event once it is kept
 */
record ToldJournal(Journal kept, Consumer<Event> told) implements Journal {
  @Override
  public void append(List<Event> events) {
    kept.append(events);
    events.forEach(told);
  }

  @Override
  public void append(List<Event> events, Decision decision) {
    kept.append(events, decision);
    events.forEach(told);
  }
}
