// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An account under Binance's portfolio margin: uniMMR = adjusted equity / maintenance, which must
 * stay high.
 *
 * @param adjustedEquity what counts of all collateral, profit included
 * @param maintenance sum over all positions
 * @param levels the ratios at which the venue acts
 */
public record PortfolioMargin(BigDecimal adjustedEquity, BigDecimal maintenance, Levels levels) {

  /** Ratios at which the venue acts, falling; they come with a day. */
  public record Levels(BigDecimal warning, BigDecimal reduceOnly, BigDecimal liquidation) {
    /** Binance's, as its page on uniMMR stated them in mid 2026. */
    public static final Levels BINANCE =
        new Levels(new BigDecimal("1.5"), new BigDecimal("1.2"), new BigDecimal("1.05"));

    /** Refuses levels out of order. */
    public Levels {
      if (warning.compareTo(reduceOnly) < 0 || reduceOnly.compareTo(liquidation) < 0) {
        throw new IllegalArgumentException(
            "levels of " + warning + ", " + reduceOnly + ", " + liquidation);
      }
    }
  }

  /** What the venue does. */
  public enum State {
    NORMAL,
    WARNING,
    REDUCE_ONLY,
    LIQUIDATION
  }

  /** Adjusted equity / maintenance; nothing where nothing must be kept. */
  public Optional<BigDecimal> uniMmr() {
    return maintenance.signum() == 0
        ? Optional.empty()
        : Optional.of(adjustedEquity.divide(maintenance, MarginPosition.DIGITS));
  }

  public State state() {
    if (uniMmr().isEmpty()) {
      return State.NORMAL;
    }
    BigDecimal ratio = uniMmr().get();
    if (ratio.compareTo(levels.liquidation()) <= 0) {
      return State.LIQUIDATION;
    }
    if (ratio.compareTo(levels.reduceOnly()) <= 0) {
      return State.REDUCE_ONLY;
    }
    return ratio.compareTo(levels.warning()) <= 0 ? State.WARNING : State.NORMAL;
  }
}
