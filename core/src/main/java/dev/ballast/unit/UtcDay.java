// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import java.time.LocalDate;

/** A day in UTC, as epoch milliseconds count it. */
public record UtcDay(LocalDate date) implements Comparable<UtcDay> {
  /** Milliseconds of a day. */
  public static final long MILLIS = 86_400_000L;

  /** The day that a moment lies in. */
  public static UtcDay of(long time) {
    return new UtcDay(date(time));
  }

  /** The date of the day that a moment lies in. */
  public static LocalDate date(long time) {
    return LocalDate.ofEpochDay(Math.floorDiv(time, MILLIS));
  }

  /** The first moment of a date, in epoch milliseconds. */
  public static long start(LocalDate date) {
    return date.toEpochDay() * MILLIS;
  }

  /** Whether a moment is 00:00 UTC. */
  public static boolean starts(long time) {
    return Math.floorMod(time, MILLIS) == 0;
  }

  /** Its first moment, in epoch milliseconds. */
  public long start() {
    return start(date);
  }

  @Override
  public int compareTo(UtcDay other) {
    return date.compareTo(other.date);
  }

  /** {@code 2025-03-03}. */
  @Override
  public String toString() {
    return date.toString();
  }
}
