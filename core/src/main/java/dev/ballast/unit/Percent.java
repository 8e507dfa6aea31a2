// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import java.math.BigDecimal;

/**
 * A share written in percent: {@code 40%} is {@code Percent.of("40")}. Exact, so that weights can
 * be required to sum to one hundred.
 *
 * @param value percent, trailing zeros cut
 */
public record Percent(BigDecimal value) implements Comparable<Percent> {
  public static final Percent ZERO = new Percent(BigDecimal.ZERO);
  public static final Percent HUNDRED = new Percent(BigDecimal.valueOf(100));

  /** Normalises the scale, so that equal shares are equal. */
  public Percent {
    value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  public static Percent of(String percent) {
    return new Percent(new BigDecimal(percent));
  }

  /**
   * Reads {@code 40%} or {@code 12.5 %}; the sign is required, so that 0.4 is never taken for 40.
   */
  public static Percent parse(String text) {
    String trimmed = text.strip();
    if (!trimmed.endsWith("%")) {
      throw new IllegalArgumentException("not a percentage: '" + text + "' (write 40%)");
    }
    try {
      return of(trimmed.substring(0, trimmed.length() - 1).strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a percentage: '" + text + "' (write 40%)", e);
    }
  }

  public Percent plus(Percent other) {
    return new Percent(value.add(other.value));
  }

  public Percent minus(Percent other) {
    return new Percent(value.subtract(other.value));
  }

  /** 40 % as 0.4. */
  public double fraction() {
    return value.movePointLeft(2).doubleValue();
  }

  /** 40 % as 0.4, exactly. */
  public BigDecimal exactFraction() {
    return value.movePointLeft(2);
  }

  @Override
  public int compareTo(Percent other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString() + "%";
  }
}
