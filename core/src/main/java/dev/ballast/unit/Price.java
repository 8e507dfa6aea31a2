// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact price of one unit, in the quote asset; never negative.
 *
 * @param units hundred-millionths
 */
public record Price(long units) implements Comparable<Price> {
  public static final Price ONE = new Price(Exact.ONE);

  /** Refuses a negative price. */
  public Price {
    if (units < 0) {
      throw new IllegalArgumentException("negative price: " + Exact.text(units));
    }
  }

  /** Throws when the value has more than eight decimals or does not fit. */
  public static Price of(BigDecimal value) {
    return new Price(Exact.units(value));
  }

  /** Reads a plain decimal. */
  public static Price parse(String text) {
    return of(new BigDecimal(text.strip()));
  }

  /** The price that a history column holds, to 1e-8. */
  public static Price nearest(double value) {
    return new Price(Exact.ofDouble(value));
  }

  /** The tick next to this price in the direction that the rounding says. */
  public Price roundedTo(Price tick, RoundingMode rounding) {
    return new Price(Exact.roundedTo(units, tick.units, rounding));
  }

  public double toDouble() {
    return units / (double) Exact.ONE;
  }

  public BigDecimal toDecimal() {
    return Exact.decimal(units);
  }

  @Override
  public int compareTo(Price other) {
    return Long.compare(units, other.units);
  }

  @Override
  public String toString() {
    return Exact.text(units);
  }
}
