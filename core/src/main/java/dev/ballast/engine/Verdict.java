// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

/** What is said of a ticket that a session is about to order. */
public sealed interface Verdict {
  Verdict APPROVED = new Approved();
  Verdict WAITING = new Waiting();

  /** It may be ordered. */
  record Approved() implements Verdict {}

  /**
   * Nothing of it may be ordered, now or later.
   *
   * @param reason as it is kept with its orders: {@code refused by hand: too large}
   */
  record Refused(String reason) implements Verdict {}

  /** Nothing is said yet. */
  record Waiting() implements Verdict {}
}
