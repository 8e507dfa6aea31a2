// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Moments as people and programs write them, in UTC unless an offset says otherwise. */
final class TimeText {
  private TimeText() {}

  /**
   * Reads ISO 8601 with {@code T} or a space, with or without seconds, fractions, {@code Z}, {@code
   * UTC} or an offset; a day alone, which is its 00:00; or epoch milliseconds.
   */
  static Optional<Instant> parse(String text) {
    String plain = text.strip().toUpperCase(Locale.ROOT).replaceFirst("\\s*(UTC|GMT)$", "Z");
    try {
      if (plain.matches("\\d{13}")) {
        return Optional.of(Instant.ofEpochMilli(Long.parseLong(plain)));
      }
      if (plain.matches("\\d{4}-\\d\\d-\\d\\dZ?")) {
        LocalDate day = LocalDate.parse(plain.substring(0, 10));
        return Optional.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      String iso = plain.replaceFirst("^(\\S{10})\\s+", "$1T");
      return Optional.of(
          iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
              ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
