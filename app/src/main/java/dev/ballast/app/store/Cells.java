// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Text cells into numbers and times: the few shapes that history files have, read fast. */
final class Cells {
  private static final double[] POWERS = new double[23];
  private static final long EXACT = 1L << 53;

  /** Later than any time in milliseconds that is meant, so the number counts microseconds. */
  private static final long MICROSECONDS_FROM = 100_000_000_000_000L;

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private Cells() {}

  /** A finite number, correctly rounded; nothing where the text is none. */
  static OptionalDouble number(String text) {
    long digits = 0;
    int decimals = 0;
    boolean point = false;
    boolean negative = !text.isEmpty() && text.charAt(0) == '-';
    int length = text.length();
    int start = negative ? 1 : 0;
    if (length == start) {
      return OptionalDouble.empty();
    }
    for (int i = start; i < length; i++) {
      char c = text.charAt(i);
      if (c == '.' && !point) {
        point = true;
      } else if (c >= '0' && c <= '9' && digits < EXACT / 10 - 1) {
        digits = digits * 10 + (c - '0');
        decimals += point ? 1 : 0;
      } else {
        return slowNumber(text);
      }
    }
    if (decimals >= POWERS.length || length == start + (point ? 1 : 0)) {
      return slowNumber(text);
    }
    double value = digits / POWERS[decimals];
    return OptionalDouble.of(negative ? -value : value);
  }

  private static OptionalDouble slowNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
        return OptionalDouble.empty();
      }
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /**
   * Epoch milliseconds of {@code 2024-01-10}, {@code 2024-01-10T00:00:00Z}, {@code 2024-01-10
   * 00:00:00} or {@code 2024-01-10 00:00:00+00:00}, all UTC, and of the shapes of {@link Times};
   * nothing where the text is none.
   */
  static OptionalLong time(String text) {
    int length = text.length();
    boolean day = length == 10;
    boolean zoned =
        (length == 20 && text.charAt(19) == 'Z') || (length == 25 && text.endsWith("+00:00"));
    if (!day && !zoned && length != 19) {
      return Times.parse(text);
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int dayOfMonth = digits(text, 8, 10);
    if (year < 0 || month < 0 || dayOfMonth < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return Times.parse(text);
    }
    long seconds = 0;
    if (!day) {
      int hour = digits(text, 11, 13);
      int minute = digits(text, 14, 16);
      int second = digits(text, 17, 19);
      boolean shape = text.charAt(13) == ':' && text.charAt(16) == ':';
      boolean separated = text.charAt(10) == 'T' || text.charAt(10) == ' ';
      if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
        return OptionalLong.empty();
      }
      if (!shape || !separated) {
        return OptionalLong.empty();
      }
      seconds = hour * 3600L + minute * 60L + second;
    }
    try {
      long days = LocalDate.of(year, month, dayOfMonth).toEpochDay();
      return OptionalLong.of((days * 86_400 + seconds) * 1000);
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /** Epoch milliseconds of a count of milliseconds or, where it is that large, microseconds. */
  static OptionalLong epoch(String text) {
    if (text.isEmpty() || text.length() > 17) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return OptionalLong.empty();
      }
      value = value * 10 + (c - '0');
    }
    return OptionalLong.of(value >= MICROSECONDS_FROM ? value / 1000 : value);
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
