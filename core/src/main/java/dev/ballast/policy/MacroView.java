// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the user thinks of the times (inflation, liquidity, news), dated, and the one step by which
 * it tilts the weights at the regime's reviews.
 *
 * @param from the first day on which it acts, UTC; no earlier review knows of it
 * @param until the day on which it acts no more
 * @param sector that is to have more or less; majors take from the others and give to them, every
 *     other sector takes from majors and gives to them
 * @param more a step more, else a step less
 * @param words the view in a line, for the diary
 */
public record MacroView(
    LocalDate from, Optional<LocalDate> until, Sector sector, boolean more, String words) {
  /** Refuses a view that ends before it begins, and one without words. */
  public MacroView {
    if (until.isPresent() && !until.get().isAfter(from)) {
      throw new IllegalArgumentException("the view ends on " + until.get() + ", not after " + from);
    }
    if (words.isBlank()) {
      throw new IllegalArgumentException("a view without words");
    }
  }

  /** Whether it acts on a day. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(from) && until.filter(end -> !day.isBefore(end)).isEmpty();
  }

  /** {@code majors +1}. */
  public String tilt() {
    return sector + (more ? " +1" : " -1");
  }
}
