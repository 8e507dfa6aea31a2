// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;

/** How often a review is held; always at 00:00 UTC. */
public enum Frequency {
  DAILY,
  /** On Mondays. */
  WEEKLY,
  /** On the first of the month. */
  MONTHLY,
  /** On the first of January, April, July and October. */
  QUARTERLY,
  NEVER;

  /** Whether a review is held on the day. */
  public boolean falls(LocalDate day) {
    return switch (this) {
      case DAILY -> true;
      case WEEKLY -> day.getDayOfWeek() == DayOfWeek.MONDAY;
      case MONTHLY -> day.getDayOfMonth() == 1;
      case QUARTERLY -> day.getDayOfMonth() == 1 && day.getMonthValue() % 3 == 1;
      case NEVER -> false;
    };
  }

  /** {@code weekly}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
