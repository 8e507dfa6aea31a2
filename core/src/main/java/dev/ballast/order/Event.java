// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import dev.ballast.account.Place;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;

/**
 * Something that happened. All that an account is follows from its events in order. A switch over
 * them has no default, so that a new one breaks the build wherever it must be thought of.
 */
public sealed interface Event {
  /** Epoch milliseconds. */
  long time();

  /** Something came in from outside (negative: left). */
  record Deposited(long time, Place place, Money amount) implements Event {}

  /**
   * A position that the account brought with it.
   *
   * @param quantity signed
   * @param entryCost signed as the quantity
   */
  record PositionBrought(
      long time, InstrumentId instrument, Quantity quantity, Money entryCost, BigDecimal leverage)
      implements Event {}

  /** Something went from one place to another. */
  record Transferred(long time, Place from, Place to, Money amount) implements Event {}

  /** The venue has taken an order. */
  record OrderPlaced(long time, Order order) implements Event {}

  /** The venue has not taken an order, or could not fill it; nothing of it will happen. */
  record OrderRefused(long time, Order order, String reason) implements Event {}

  /**
   * An order was filled.
   *
   * @param price what was paid for each unit
   * @param reference what would have been paid without spread and impact
   * @param fee positive when paid, in the quote asset
   */
  record Filled(long time, Order order, Price price, Price reference, Money fee) implements Event {}

  /**
   * A funding settlement.
   *
   * @param position signed quantity held at the settlement
   * @param mark the price that the payment is computed with
   * @param markSource where that price comes from
   * @param rate a fraction of notional; longs pay when it is positive
   * @param payment -(position x mark x rate): positive when received
   */
  record FundingPaid(
      long time,
      InstrumentId instrument,
      Quantity position,
      Price mark,
      MarkSource markSource,
      BigDecimal rate,
      Money payment)
      implements Event {}
}
