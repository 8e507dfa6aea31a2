// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * When the plan is looked at again.
 *
 * @param profile the spot share and the weights, as signals have moved them where they do
 * @param regime the market's phase and the user's views, where the plan asks for them
 * @param sectors signals and drift
 * @param hedges hedge sizes
 * @param events what calls for the hedges' review at once
 */
public record ReviewCalendar(
    Frequency profile, Frequency regime, Frequency sectors, Frequency hedges, EventWatch events) {
  /** Quarterly, weekly, daily. */
  public static final ReviewCalendar DEFAULT =
      new ReviewCalendar(Frequency.QUARTERLY, Frequency.WEEKLY, Frequency.DAILY);

  /** Without a review of the regime. */
  public ReviewCalendar(Frequency profile, Frequency sectors, Frequency hedges, EventWatch events) {
    this(profile, Frequency.NEVER, sectors, hedges, events);
  }

  /** Of these, with the usual watch. */
  public ReviewCalendar(Frequency profile, Frequency sectors, Frequency hedges) {
    this(profile, sectors, hedges, EventWatch.DEFAULT);
  }

  public Frequency frequency(ReviewKind kind) {
    return switch (kind) {
      case PROFILE -> profile;
      case REGIME -> regime;
      case SECTORS -> sectors;
      case HEDGES -> hedges;
    };
  }

  public ReviewCalendar withRegime(Frequency other) {
    return new ReviewCalendar(profile, other, sectors, hedges, events);
  }

  /** What is looked at where every review is held: all, the regime where it ever is. */
  public List<ReviewKind> all() {
    return Arrays.stream(ReviewKind.values())
        .filter(kind -> kind != ReviewKind.REGIME || regime != Frequency.NEVER)
        .toList();
  }

  /**
   * The reviews that fall at a moment; none unless it is 00:00 UTC.
   *
   * @param time epoch milliseconds
   */
  public List<ReviewKind> due(long time) {
    return due(time - 1, time);
  }

  /**
   * The reviews that fall between two moments, in the order in which they are held: each falls at
   * 00:00 UTC of its day.
   *
   * @param after the earlier moment, which is not one of them, epoch milliseconds
   * @param until the later one, which is
   */
  public List<ReviewKind> due(long after, long until) {
    List<ReviewKind> due = new ArrayList<>();
    LocalDate first = UtcDay.date(after).plusDays(1);
    LocalDate last = UtcDay.date(until);
    if (first.isAfter(last)) {
      return due;
    }
    for (ReviewKind kind : ReviewKind.values()) {
      Frequency frequency = frequency(kind);
      if (first.datesUntil(last.plusDays(1)).anyMatch(frequency::falls)) {
        due.add(kind);
      }
    }
    return due;
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
    LocalDate day = UtcDay.date(time).plusDays(1);
    while (!frequency.falls(day)) {
      day = day.plusDays(1);
    }
    return OptionalLong.of(UtcDay.start(day));
  }

  /** The first review of any kind strictly after a time; nothing where none is ever held. */
  public OptionalLong next(long time) {
    return Arrays.stream(ReviewKind.values())
        .map(kind -> next(kind, time))
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .min();
  }
}
