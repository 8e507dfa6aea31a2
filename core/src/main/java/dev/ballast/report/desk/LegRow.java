// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One order of a ticket.
 *
 * @param quantity signed: buy +, sell -; whole steps of the venue
 * @param price expected, slippage not included
 * @param notional signed, in USDT: quantity x price x multiplier
 * @param fee paid, positive
 * @param slippage expected half spread and impact, positive
 * @param expectedFunding of the whole position that it makes, until the next review: received +,
 *     paid -; empty where the instrument pays none
 * @param fundingDay the mean rate of the last 7 days, a fraction of notional a day, positive where
 *     longs pay; empty where the instrument pays none
 * @param fundingMonth of what this order trades, -notional x fundingDay x 30: received +, paid -
 * @param margin initial margin taken; given back where negative; empty for spot
 * @param shares of the notional by purpose, where several share the order; none where it is the
 *     ticket's alone
 * @param why one sentence
 */
public record LegRow(
    InstrumentId instrument,
    Quantity quantity,
    Price price,
    double notional,
    double fee,
    double slippage,
    OptionalDouble expectedFunding,
    OptionalDouble fundingDay,
    OptionalDouble fundingMonth,
    OptionalDouble margin,
    List<LegShare> shares,
    String why) {
  /** Copies its list. */
  public LegRow {
    shares = List.copyOf(shares);
  }

  /** Buy or sell, in a word. */
  public String side() {
    return quantity.signum() < 0 ? "sell" : "buy";
  }
}
