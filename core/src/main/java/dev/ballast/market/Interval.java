// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.UtcDay;

/**
 * The length of a bar, or the spacing of a regular series; {@link #NONE} for an irregular one.
 *
 * @param millis zero for an irregular series
 */
public record Interval(long millis) implements Comparable<Interval> {
  public static final Interval NONE = new Interval(0);
  public static final Interval HOUR = new Interval(3_600_000);
  public static final Interval EIGHT_HOURS = new Interval(8 * 3_600_000L);
  public static final Interval DAY = new Interval(UtcDay.MILLIS);

  /** Refuses a negative length. */
  public Interval {
    if (millis < 0) {
      throw new IllegalArgumentException("negative interval: " + millis + " ms");
    }
  }

  /** Reads {@code 5m}, {@code 8h}, {@code 1d} or {@code 1w}. */
  public static Interval parse(String text) {
    String trimmed = text.strip();
    long unit =
        switch (trimmed.isEmpty() ? ' ' : trimmed.charAt(trimmed.length() - 1)) {
          case 'm' -> 60_000L;
          case 'h' -> 3_600_000L;
          case 'd' -> UtcDay.MILLIS;
          case 'w' -> 7 * UtcDay.MILLIS;
          default -> 0;
        };
    String count = trimmed.isEmpty() ? "" : trimmed.substring(0, trimmed.length() - 1);
    if (unit == 0 || !count.matches("[1-9][0-9]{0,4}")) {
      throw new IllegalArgumentException("not an interval: '" + text + "' (write 8h or 1d)");
    }
    return new Interval(Math.multiplyExact(unit, Long.parseLong(count)));
  }

  @Override
  public int compareTo(Interval other) {
    return Long.compare(millis, other.millis);
  }

  // Written out, as what a record is given goes through method handles, and maps ask this often.
  @Override
  public boolean equals(Object other) {
    return other instanceof Interval that && millis == that.millis;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(millis);
  }

  @Override
  public String toString() {
    if (millis == 0) {
      return "irregular";
    }
    if (millis % UtcDay.MILLIS == 0) {
      return millis / UtcDay.MILLIS + "d";
    }
    return millis % 3_600_000 == 0 ? millis / 3_600_000 + "h" : millis / 60_000 + "m";
  }
}
