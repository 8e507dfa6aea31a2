// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.account.Marks;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount that an event moves into an account (negative: out of it).
 *
 * @param asset on whose behalf
 * @param unit what the amount is in
 */
public record PlainEntry(Kind kind, Asset asset, Asset unit, BigDecimal amount) {
  /** What for. */
  public enum Kind {
    CASH_FLOW,
    /** What is bought or sold, at the reference price. */
    TRADE,
    /** The paid price beyond the reference price. */
    SLIPPAGE,
    FEE,
    FUNDING,
    LIQUIDATION
  }

  static PlainEntry of(Kind kind, Asset asset, Money amount) {
    return new PlainEntry(kind, asset, amount.asset(), amount.toDecimal());
  }

  /** In dollars, not rounded. */
  public BigDecimal value(Marks marks) {
    return unit.equals(Asset.USDT)
        ? amount
        : amount.multiply(marks.find(unit).orElseThrow().toDecimal());
  }

  /** In dollars, rounded as books are. */
  public Money worth(Marks marks) {
    return Money.of(Asset.USDT, value(marks).setScale(8, RoundingMode.HALF_EVEN));
  }
}
