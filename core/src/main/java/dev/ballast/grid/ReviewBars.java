// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.market.PriceGrid;
import dev.ballast.policy.Frequency;
import java.time.LocalDate;

/** At which bars' closes something is decided: at midnights that another bar follows. */
final class ReviewBars {
  private static final long DAY = 86_400_000L;
  private static final byte MARGIN = 1;
  private static final byte TARGETS = 2;

  private final byte[] due;

  private ReviewBars(byte[] due) {
    this.due = due;
  }

  static ReviewBars of(PriceGrid prices, Frequency frequency) {
    byte[] due = new byte[prices.bars()];
    boolean first = true;
    for (int bar = 0; bar + 1 < due.length; bar++) {
      long moment = prices.closeTime(bar);
      if (Math.floorMod(moment, DAY) != 0) {
        continue;
      }
      LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(moment, DAY));
      due[bar] = first || frequency.falls(day) ? TARGETS : MARGIN;
      first = false;
    }
    return new ReviewBars(due);
  }

  /** Whether the futures wallet's margin is checked. */
  boolean margin(int bar) {
    return due[bar] != 0;
  }

  /** Whether everything is traded to its target. */
  boolean targets(int bar) {
    return due[bar] == TARGETS;
  }
}
