// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount of an asset or a number of contracts, signed: long +, short -.
 *
 * @param units hundred-millionths
 */
public record Quantity(long units) implements Comparable<Quantity> {
  public static final Quantity ZERO = new Quantity(0);

  /** Throws when the value has more than eight decimals or does not fit. */
  public static Quantity of(BigDecimal value) {
    return new Quantity(Exact.units(value));
  }

  /** Reads a plain decimal such as {@code 0.15}. */
  public static Quantity parse(String text) {
    return of(new BigDecimal(text.strip()));
  }

  /** The nearest quantity to a number computed in floating point. */
  public static Quantity nearest(double value) {
    return new Quantity(Exact.ofDouble(value));
  }

  public Quantity plus(Quantity other) {
    return new Quantity(Math.addExact(units, other.units));
  }

  public Quantity minus(Quantity other) {
    return new Quantity(Math.subtractExact(units, other.units));
  }

  public Quantity negated() {
    return new Quantity(Math.negateExact(units));
  }

  public Quantity abs() {
    return units < 0 ? negated() : this;
  }

  /** The multiple of the step next to this in the direction that the rounding says. */
  public Quantity roundedTo(Quantity step, RoundingMode rounding) {
    return new Quantity(Exact.roundedTo(units, step.units, rounding));
  }

  /** The value at a price, rounded half even to 1e-8 of the quote asset. */
  public Money times(Price price, Asset quote) {
    return new Money(quote, Exact.product(units, price.units()));
  }

  /** This many times another; throws where the product has more than eight decimals. */
  public Quantity times(Quantity factor) {
    return new Quantity(Exact.wholeProduct(units, factor.units));
  }

  public boolean isZero() {
    return units == 0;
  }

  public int signum() {
    return Long.signum(units);
  }

  public double toDouble() {
    return units / (double) Exact.ONE;
  }

  public BigDecimal toDecimal() {
    return Exact.decimal(units);
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(units, other.units);
  }

  @Override
  public String toString() {
    return Exact.text(units);
  }
}
