// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a rule holds: its days, UTC, and what must last with it.
 *
 * @param from the first; absent where it holds already
 * @param until the day on which what it holds is closed; absent where it has no end
 * @param serves what it is closed with; absent where it stands for itself
 */
public record HoldingDays(
    Optional<LocalDate> from, Optional<LocalDate> until, Optional<Served> serves) {
  /** Every day. */
  public static final HoldingDays ALWAYS = new HoldingDays(Optional.empty(), Optional.empty());

  /** Of a rule that serves nothing. */
  public HoldingDays(Optional<LocalDate> from, Optional<LocalDate> until) {
    this(from, until, Optional.empty());
  }

  /** Refuses an end that is not after the beginning. */
  public HoldingDays {
    if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
      throw new IllegalArgumentException(
          "it ends on " + until.get() + " and begins on " + from.get());
    }
  }

  /** The same as long as something lasts. */
  public HoldingDays serving(Optional<Served> other) {
    return new HoldingDays(from, until, other);
  }

  public boolean holds(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && until.map(day::isBefore).orElse(true);
  }
}
