// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which a rule holds, UTC.
 *
 * @param from the first; absent where it holds already
 * @param until the day on which what it holds is closed; absent where it has no end
 */
public record HoldingDays(Optional<LocalDate> from, Optional<LocalDate> until) {
  /** Every day. */
  public static final HoldingDays ALWAYS = new HoldingDays(Optional.empty(), Optional.empty());

  /** Refuses an end that is not after the beginning. */
  public HoldingDays {
    if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
      throw new IllegalArgumentException(
          "it ends on " + until.get() + " and begins on " + from.get());
    }
  }

  public boolean holds(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && until.map(day::isBefore).orElse(true);
  }
}
