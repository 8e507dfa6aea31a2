// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.unit.UtcDay;

/** Days in milliseconds, and as people write them. */
public final class Days {
  private Days() {}

  public static long of(int days) {
    return days * UtcDay.MILLIS;
  }

  /** The UTC day that the moment is in: {@code 2025-10-31}. */
  public static String text(long time) {
    return UtcDay.date(time).toString();
  }
}
