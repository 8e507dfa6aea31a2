// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The HTTP header by which a server asks for a pause (RFC 9110, 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /** Seconds, or a date in the form of HTTP; zero for what is neither, or past. */
  static Duration read(String text, Instant now) {
    String value = text.strip();
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
