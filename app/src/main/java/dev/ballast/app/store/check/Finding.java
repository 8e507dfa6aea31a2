// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import dev.ballast.market.SeriesId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * One thing found, with all of its like in the same series counted in.
 *
 * @param check the rule's name: {@code gap}, {@code bad-bar}
 * @param series where; absent for what is of the whole market
 * @param first time of the first case, epoch milliseconds
 * @param last time of the last case
 * @param count how many cases
 * @param message in words, without the series' name
 */
public record Finding(
    Severity severity,
    String check,
    Optional<SeriesId> series,
    long first,
    long last,
    int count,
    String message) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  static Finding of(Severity severity, String check, SeriesId series, Cases cases, String message) {
    return new Finding(
        severity, check, Optional.of(series), cases.first(), cases.last(), cases.count(), message);
  }

  /** A time as findings write it: the day, with the minute where it is not midnight. */
  static String when(long time) {
    String text = MINUTE.format(Instant.ofEpochMilli(time));
    return text.endsWith(" 00:00") ? text.substring(0, 10) : text;
  }

  /** {@code 1 bar}, {@code 2 bars}. */
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
