// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.account.Marks;
import dev.ballast.order.Event;
import java.util.List;

/**
 * An account's history of a few days made by dice, with the marks of every midnight. Among them the
 * histories have every instrument (spot, linear and inverse, perpetual and dated, contracts of
 * other sizes than one), mode (one-way and hedge, cross and isolated) and event that there is.
 *
 * <p>What opens the account has the time of the first marks; all else happens between two
 * midnights, at a time that is not one. The same seed makes the same history.
 *
 * @param marks at every midnight, the first before anything was traded; of every instrument
 * @param events in order
 */
public record RandomHistory(long seed, List<Marks> marks, List<Event> events) {
  /** Copies the lists. */
  public RandomHistory {
    marks = List.copyOf(marks);
    events = List.copyOf(events);
  }

  /** The history of a seed. */
  public static RandomHistory of(long seed) {
    return new RandomEvents(seed).history();
  }

  /** How many days there are between the marks. */
  public int periods() {
    return marks.size() - 1;
  }

  /** What opened the account, before the first day. */
  public List<Event> opening() {
    long start = marks.getFirst().time();
    return events.stream().filter(event -> event.time() <= start).toList();
  }

  /** What happened on a day, counted from zero: after its marks and before the next ones. */
  public List<Event> period(int day) {
    long from = marks.get(day).time();
    long to = marks.get(day + 1).time();
    return events.stream().filter(event -> event.time() > from && event.time() < to).toList();
  }
}
