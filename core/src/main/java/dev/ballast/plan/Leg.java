// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Share;
import dev.ballast.order.Side;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
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
 * @param needs by how much what the venue holds back grows with it: as {@code margin}, but with the
 *     position before at the leverage that it is held at
 * @param leverage what initial margin is divided by; one for spot
 * @param position which of the contract's positions it changes
 * @param shares of the change by purpose; none where all of it is the ticket's
 * @param reason why, a sentence
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
    Money needs,
    BigDecimal leverage,
    LegPosition position,
    List<Share> shares,
    Sentence reason) {
  /** Copies the shares. */
  public Leg {
    shares = List.copyOf(shares);
  }

  /** Why, a sentence. */
  public String why() {
    return reason.text();
  }

  /** This leg, divided among purposes. */
  public Leg sharedBy(List<Share> parts) {
    return new Leg(
        instrument,
        side,
        quantity,
        reference,
        notional,
        fee,
        slippage,
        expectedFunding,
        margin,
        needs,
        leverage,
        position,
        parts,
        reason);
  }

  /**
   * Whether a leg in futures frees margin for all that it trades, as what turns a position to the
   * other side does not.
   */
  boolean onlyFrees() {
    double freed = -margin.toDouble() * leverage.doubleValue();
    return frees() && freed >= notional.toDouble() * (1 - 1e-6);
  }

  /** Whether it brings cash or frees margin, rather than asks for it. */
  public boolean frees() {
    return instrument.isSpot() ? side == Side.SELL : needs.signum() < 0;
  }
}
