// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import java.time.Instant;
import java.time.ZoneOffset;

/** Days in milliseconds, and as people write them. */
final class Days {
  static final long DAY = 86_400_000;

  private Days() {}

  static long of(int days) {
    return days * DAY;
  }

  /** The UTC day that the moment is in: {@code 2025-10-31}. */
  static String text(long time) {
    return Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
