// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.account.Marks;
import dev.ballast.order.Event;
import java.util.List;

/**
 * An account's history of a few days made by dice, with the marks of every day's close. Among them
 * the histories have every instrument (spot, linear and inverse, perpetual and dated, contracts of
 * other sizes than one), mode (one-way and hedge, cross and isolated) and event that there is.
 *
 * <p>A day closes at a settlement of funding; what happens at that very moment comes before the
 * close or after it, and so at the end of one day or at the start of the next. The same seed makes
 * the same history.
 *
 * @param marks at every close, the first once the account is opened; of every instrument
 * @param posted how many events come before each of the marks
 * @param events in order
 */
public record RandomHistory(
    long seed, List<Marks> marks, List<Integer> posted, List<Event> events) {
  /** Copies the lists. */
  public RandomHistory {
    marks = List.copyOf(marks);
    posted = List.copyOf(posted);
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

  /** What happened between a close and the next, counted from zero. */
  public List<Event> period(int day) {
    return events.subList(posted.get(day), posted.get(day + 1));
  }
}
