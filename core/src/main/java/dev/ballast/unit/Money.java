// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import java.math.BigDecimal;

/**
 * An exact amount of one asset, signed: received +, paid -. Amounts of two assets never mix.
 *
 * @param asset what is counted
 * @param units hundred-millionths of it
 */
public record Money(Asset asset, long units) {
  public static Money zero(Asset asset) {
    return new Money(asset, 0);
  }

  /** Throws when the value has more than eight decimals or does not fit. */
  public static Money of(Asset asset, BigDecimal value) {
    return new Money(asset, Exact.units(value));
  }

  /** The value rounded half even to 1e-8. */
  public static Money rounded(Asset asset, BigDecimal value) {
    return new Money(asset, Exact.round(value));
  }

  /** The nearest amount to a number computed in floating point. */
  public static Money nearest(Asset asset, double value) {
    return new Money(asset, Exact.ofDouble(value));
  }

  /** Dollars, as USDT. */
  public static Money usdt(String text) {
    return of(Asset.USDT, new BigDecimal(text));
  }

  public Money plus(Money other) {
    return new Money(same(other), Math.addExact(units, other.units));
  }

  public Money minus(Money other) {
    return new Money(same(other), Math.subtractExact(units, other.units));
  }

  public Money negated() {
    return new Money(asset, Math.negateExact(units));
  }

  public Money abs() {
    return units < 0 ? negated() : this;
  }

  /** The share {@code part / whole} of this, rounded half even. */
  public Money share(Quantity part, Quantity whole) {
    return new Money(asset, Exact.share(units, part.units(), whole.units()));
  }

  /** This amount times a fraction, rounded half even to 1e-8. */
  public Money multipliedBy(BigDecimal fraction) {
    return rounded(asset, toDecimal().multiply(fraction));
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

  /** The amount without its asset, trailing zeros cut. */
  public String amount() {
    return Exact.text(units);
  }

  @Override
  public String toString() {
    return amount() + " " + asset;
  }

  private Asset same(Money other) {
    if (!asset.equals(other.asset)) {
      throw new IllegalArgumentException("cannot add " + other + " to " + asset);
    }
    return asset;
  }
}
