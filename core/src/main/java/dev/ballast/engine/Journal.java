// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import java.util.List;

/** The port that keeps what a session needs to go on where it was left. */
public interface Journal {
  /**
   * Keeps events, in the order in which they were posted, all of them or none; when it returns,
   * they are as safe as this journal makes them.
   */
  void append(List<Event> events);

  /**
   * The same, with what the review that they follow from leaves for the next one.
   *
   * @param decision whose {@linkplain Decision#memory() memory} is kept
   */
  void append(List<Event> events, Decision decision);
}
