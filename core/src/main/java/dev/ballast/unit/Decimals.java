// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as people read them: the decimal that stands for a {@code double}, rounded half up to so
 * many places. The same text as {@link String#format} makes of {@code %.2f} and {@code %,.2f},
 * without reading a pattern; reviews write many.
 */
public final class Decimals {
  private static final int GROUP = 3;

  private Decimals() {}

  /** {@code -1234.50}. */
  public static String fixed(double value, int places) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    String size =
        BigDecimal.valueOf(Math.abs(value)).setScale(places, RoundingMode.HALF_UP).toPlainString();
    return Double.compare(value, 0.0) < 0 ? "-" + size : size;
  }

  /** {@code -1,234.50}. */
  public static String grouped(double value, int places) {
    String text = fixed(value, places);
    if (!Double.isFinite(value)) {
      return text;
    }
    StringBuilder grouped = new StringBuilder(text);
    int first = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    for (int at = (point < 0 ? text.length() : point) - GROUP; at > first; at -= GROUP) {
      grouped.insert(at, ',');
    }
    return grouped.toString();
  }
}
