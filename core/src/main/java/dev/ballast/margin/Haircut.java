// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import java.math.BigDecimal;

/**
 * What a venue counts of an asset's value as collateral. The figures change; they come with a day.
 *
 * @param owned the fraction that counts of what is owned
 * @param owed the multiple that counts of what is owed
 */
public record Haircut(BigDecimal owned, BigDecimal owed) {
  /** All of it counts. */
  public static final Haircut NONE = new Haircut(BigDecimal.ONE, BigDecimal.ONE);

  /** Refuses fractions below zero, and what is owed counting for less than what is owned. */
  public Haircut {
    if (owned.signum() < 0 || owed.compareTo(owned) < 0) {
      throw new IllegalArgumentException("a haircut of " + owned + " owned, " + owed + " owed");
    }
  }

  /**
   * Binance's multi-assets mode: min(balance x bid, balance x ask), bid = index x (1 - bid buffer),
   * ask = index x (1 + ask buffer).
   */
  public static Haircut buffers(BigDecimal bid, BigDecimal ask) {
    return new Haircut(BigDecimal.ONE.subtract(bid), BigDecimal.ONE.add(ask));
  }

  /** Binance's portfolio margin: min(net x index x collateral rate, net x index). */
  public static Haircut collateralRate(BigDecimal rate) {
    return new Haircut(rate, BigDecimal.ONE);
  }

  /** What counts of a value, signed: owned +, owed -. */
  public BigDecimal counted(BigDecimal value) {
    return value.multiply(value.signum() < 0 ? owed : owned);
  }
}
