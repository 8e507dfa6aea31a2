// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.market.PriceGrid;
import dev.ballast.policy.Frequency;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;

/** At which bars' closes something is decided: at midnights that another bar follows. */
final class ReviewBars {
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
      if (!UtcDay.starts(moment)) {
        continue;
      }
      LocalDate day = UtcDay.date(moment);
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
