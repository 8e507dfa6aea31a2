// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.plan.ReviewMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A journal that lasts as long as its run: a backtest's. */
public final class MemoryJournal implements Journal {
  private final List<Event> events = new ArrayList<>();
  private Optional<ReviewMemory> memory = Optional.empty();

  @Override
  public void append(List<Event> more) {
    events.addAll(more);
  }

  @Override
  public void append(List<Event> more, Decision decision) {
    append(more);
    memory = Optional.of(decision.memory());
  }

  /** Everything so far, in order. */
  public List<Event> events() {
    return Collections.unmodifiableList(events);
  }

  /** All that a session needs to go on. */
  public Kept kept() {
    return new Kept(events, memory);
  }
}
