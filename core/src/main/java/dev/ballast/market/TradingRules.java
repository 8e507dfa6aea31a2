// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a venue asks of an order, with the day and the source of the figures. Rules round: new
 * orders are whole steps, prices whole ticks.
 *
 * @param tick price grid
 * @param step quantity grid, in units of the instrument's base (contracts for an inverse one)
 * @param minimumQuantity smallest order
 * @param minimumNotional smallest order's value in the quote asset
 * @param multiplier units of the quote asset (inverse) or of the base (linear) in one contract
 * @param asOf the day from which the figures are known to hold
 * @param source where they were read
 * @param bounds what else an order must keep to
 * @param liquidationFee of what is liquidated; absent where it is not stated, and for spot
 */
public record TradingRules(
    Price tick,
    Quantity step,
    Quantity minimumQuantity,
    Money minimumNotional,
    Quantity multiplier,
    LocalDate asOf,
    String source,
    OrderBounds bounds,
    Optional<BasisPoints> liquidationFee) {

  /** Refuses a grid of zero. */
  public TradingRules {
    if (tick.units() <= 0 || step.units() <= 0 || multiplier.units() <= 0) {
      throw new IllegalArgumentException(
          "tick, step and multiplier must be positive: " + tick + ", " + step + ", " + multiplier);
    }
  }

  /** Rules that state no further bounds. */
  public TradingRules(
      Price tick,
      Quantity step,
      Quantity minimumQuantity,
      Money minimumNotional,
      Quantity multiplier,
      LocalDate asOf,
      String source) {
    this(
        tick,
        step,
        minimumQuantity,
        minimumNotional,
        multiplier,
        asOf,
        source,
        OrderBounds.NONE,
        Optional.empty());
  }

  /** These rules with further bounds. */
  public TradingRules with(OrderBounds more) {
    return new TradingRules(
        tick,
        step,
        minimumQuantity,
        minimumNotional,
        multiplier,
        asOf,
        source,
        more,
        liquidationFee);
  }

  /** These rules with a stated liquidation fee. */
  public TradingRules withLiquidationFee(BasisPoints fee) {
    return new TradingRules(
        tick,
        step,
        minimumQuantity,
        minimumNotional,
        multiplier,
        asOf,
        source,
        bounds,
        Optional.of(fee));
  }

  /** What a limit order's quantity must be. */
  public OrderBounds.Lot limitLot() {
    return new OrderBounds.Lot(minimumQuantity, bounds.maximumQuantity(), step);
  }

  /** What a market order's quantity must be. */
  public OrderBounds.Lot marketLot() {
    return bounds.marketLot().orElseGet(this::limitLot);
  }

  /** Whole steps towards zero: what may be ordered of a wish. */
  public Quantity roundDown(Quantity wish) {
    return wish.roundedTo(step, RoundingMode.DOWN);
  }

  /** The nearest whole step: for hedges, whose limits are checked again. */
  public Quantity roundNearest(Quantity wish) {
    return wish.roundedTo(step, RoundingMode.HALF_EVEN);
  }
}
