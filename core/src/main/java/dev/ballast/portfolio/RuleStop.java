// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.order.Purpose;
import dev.ballast.unit.UtcDay;
import java.util.OptionalLong;

/**
 * A rule whose loss has reached its stop: what it holds is closed, and stays so for a while.
 *
 * @param purpose of what it held
 * @param time of the review that found it so, epoch milliseconds
 * @param at the marks and the loss then, in words
 * @param reopens time of the review from which on it may be held again; absent where it stays
 *     closed for as long as its rule holds
 */
public record RuleStop(Purpose purpose, long time, String at, OptionalLong reopens) {
  /** Whether it is still to stay closed. */
  public boolean lasts(long now) {
    return reopens.isEmpty() || now < reopens.getAsLong();
  }

  /** {@code stopped on 2025-05-08 at 104,100, 15.2% against its entry 90,400}, and until when. */
  public String sentence() {
    return "stopped on %s %s, and closed %s"
        .formatted(
            UtcDay.date(time),
            at,
            reopens.isEmpty()
                ? "for as long as its rule holds"
                : "until " + UtcDay.date(reopens.getAsLong()));
  }

  /** The sentence with the rule's kind and name before it. */
  public String note() {
    return purpose.kind() + " " + purpose.name() + ": " + sentence();
  }
}
