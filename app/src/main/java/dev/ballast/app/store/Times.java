// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times in the rarer shapes: with a fraction ({@code 2026-01-12T16:00:00.000Z}), without seconds,
 * with another offset than UTC's, with slashes after a year, and counts since 1970 of seconds,
 * milliseconds, microseconds or nanoseconds, which their size tells apart.
 */
final class Times {
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})[-/](\\d{2})[-/](\\d{2})"
              + "(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?"
              + " ?(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?)?");
  private static final Pattern COUNT =
      Pattern.compile("\\d{9,19}(?:\\.\\d+)?|\\d\\.\\d+[eE]\\+?\\d+");

  /** Counts below are of a larger unit: seconds to 5138, milliseconds from 1973. */
  private static final BigDecimal MILLISECONDS_FROM = BigDecimal.valueOf(100_000_000_000L);

  private static final BigDecimal MICROSECONDS_FROM = MILLISECONDS_FROM.movePointRight(3);
  private static final BigDecimal NANOSECONDS_FROM = MILLISECONDS_FROM.movePointRight(6);

  private Times() {}

  /** Epoch milliseconds, what is finer cut off; nothing where the text is no time. */
  static OptionalLong parse(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return iso(iso);
    }
    return COUNT.matcher(text).matches() ? count(new BigDecimal(text)) : OptionalLong.empty();
  }

  private static OptionalLong iso(Matcher iso) {
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(iso, 1),
              number(iso, 2),
              number(iso, 3),
              number(iso, 4),
              number(iso, 5),
              number(iso, 6),
              fraction(iso.group(7)));
      return OptionalLong.of(time.toInstant(offset(iso.group(8))).toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static int number(Matcher iso, int group) {
    return iso.group(group) == null ? 0 : Integer.parseInt(iso.group(group));
  }

  private static int fraction(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt((digits + "00000000").substring(0, 9));
  }

  private static ZoneOffset offset(@Nullable String zone) {
    return zone == null || !(zone.startsWith("+") || zone.startsWith("-"))
        ? ZoneOffset.UTC
        : ZoneOffset.of(zone);
  }

  private static OptionalLong count(BigDecimal value) {
    int places;
    if (value.compareTo(MILLISECONDS_FROM) < 0) {
      places = 3;
    } else if (value.compareTo(MICROSECONDS_FROM) < 0) {
      places = 0;
    } else if (value.compareTo(NANOSECONDS_FROM) < 0) {
      places = -3;
    } else {
      places = -6;
    }
    return OptionalLong.of(
        value.movePointRight(places).setScale(0, RoundingMode.FLOOR).longValue());
  }
}
