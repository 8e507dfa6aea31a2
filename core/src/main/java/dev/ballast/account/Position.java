// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Futures held in one contract, on one side of it in hedge mode.
 *
 * @param quantity contracts, long +, short -; never zero
 * @param entryCost the {@linkplain Contract#value value} at the entry prices, in the settlement
 *     asset: signed as the quantity, against it for an inverse contract
 * @param leverage what initial margin is divided by
 * @param isolated the balance of the position's own wallet; absent on cross margin
 */
public record Position(
    Contract contract,
    PositionSide side,
    Quantity quantity,
    Money entryCost,
    BigDecimal leverage,
    Optional<Money> isolated) {

  /** Refuses a position of nothing, one on the wrong side, and leverage that is not positive. */
  public Position {
    if (quantity.isZero()) {
      throw new IllegalArgumentException("a position of zero in " + contract);
    }
    if ((side == PositionSide.LONG && quantity.signum() < 0)
        || (side == PositionSide.SHORT && quantity.signum() > 0)) {
      throw new IllegalArgumentException(quantity + " " + contract + " on the side " + side);
    }
    if (leverage.signum() <= 0) {
      throw new IllegalArgumentException("leverage of " + leverage + " in " + contract);
    }
    if (!entryCost.asset().equals(contract.settle())) {
      throw new IllegalArgumentException(contract + " does not cost " + entryCost);
    }
  }

  /** A cross-margined position in one-way mode, entered at one price. */
  public static Position cross(
      Contract contract, Quantity quantity, Price entry, BigDecimal leverage) {
    return new Position(
        contract,
        PositionSide.BOTH,
        quantity,
        contract.value(quantity, entry),
        leverage,
        Optional.empty());
  }

  public InstrumentId instrument() {
    return contract.id();
  }

  public PositionKey key() {
    return new PositionKey(contract.id(), side);
  }

  public MarginMode margin() {
    return isolated.isPresent() ? MarginMode.ISOLATED : MarginMode.CROSS;
  }

  /** Signed size at a price, in the settlement asset. */
  public Money notional(Price mark) {
    return contract.notional(quantity, mark);
  }

  /**
   * What it is exposed to, signed, in the settlement asset: its notional; of an inverse contract
   * the coins that it was entered for, since its profit is in the coin too and moves with it.
   */
  public Money exposure(Price mark) {
    return contract.id().isInverse() ? entryCost.negated() : notional(mark);
  }

  /** Value at the mark less entry cost: what closing there would realise, before fees. */
  public Money unrealised(Price mark) {
    return contract.value(quantity, mark).minus(entryCost);
  }

  /** Average entry price; for display, the exact figure is the cost. */
  public double entryPrice() {
    double units = quantity.toDouble() * contract.size().toDouble();
    return contract.id().isInverse() ? -units / entryCost.toDouble() : entryCost.toDouble() / units;
  }
}
