// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Side;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * One order of a ticket with what it is expected to cost.
 *
 * @param quantity positive, whole steps
 * @param reference the last price, which the order is sized by
 * @param notional quantity x reference, positive
 * @param fee expected, positive when paid
 * @param slippage expected spread and impact, positive when paid
 * @param expectedFunding until the next review, positive when received; absent where no rate is
 *     known and for spot
 * @param margin initial margin of the position after the leg less that before; zero for spot
 * @param leverage what initial margin is divided by; one for spot
 * @param why a sentence
 */
public record Leg(
    InstrumentId instrument,
    Side side,
    Quantity quantity,
    Price reference,
    Money notional,
    Money fee,
    Money slippage,
    OptionalDouble expectedFunding,
    Money margin,
    BigDecimal leverage,
    String why) {
  /** Whether it brings cash or frees margin, rather than asks for it. */
  public boolean frees() {
    return instrument.isSpot() ? side == Side.SELL : margin.signum() < 0;
  }
}
