// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * When the plan is looked at again.
 *
 * @param profile back to the plan's weights
 * @param sectors signals and drift
 * @param hedges hedge sizes
 */
public record ReviewCalendar(Frequency profile, Frequency sectors, Frequency hedges) {
  /** Quarterly, weekly, daily. */
  public static final ReviewCalendar DEFAULT =
      new ReviewCalendar(Frequency.QUARTERLY, Frequency.WEEKLY, Frequency.DAILY);

  private static final long DAY = 86_400_000L;

  public Frequency frequency(ReviewKind kind) {
    return switch (kind) {
      case PROFILE -> profile;
      case SECTORS -> sectors;
      case HEDGES -> hedges;
    };
  }

  /**
   * The reviews held at a time, in the order in which they are held; none unless it is 00:00 UTC.
   *
   * @param time epoch milliseconds
   */
  public List<ReviewKind> due(long time) {
    if (Math.floorMod(time, DAY) != 0) {
      return List.of();
    }
    LocalDate day = Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).toLocalDate();
    return Arrays.stream(ReviewKind.values()).filter(kind -> frequency(kind).falls(day)).toList();
  }

  /**
   * The first review of a kind strictly after a time; nothing where it is never held.
   *
   * @param time epoch milliseconds
   */
  public OptionalLong next(ReviewKind kind, long time) {
    Frequency frequency = frequency(kind);
    if (frequency == Frequency.NEVER) {
      return OptionalLong.empty();
    }
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(time, DAY) + 1);
    while (!frequency.falls(day)) {
      day = day.plusDays(1);
    }
    return OptionalLong.of(day.toEpochDay() * DAY);
  }
}
