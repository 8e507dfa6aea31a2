// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Side;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a leg of a ticket has cost, beside what its plan expected. Amounts are positive when paid.
 *
 * @param leg {@code 2025-03-03-02.1}
 * @param side the leg's own
 * @param filled on that side, less what was taken back
 * @param planned the price that the plan was made at; absent where it is not on record
 * @param arrival the market's price as its orders were sent, the mean by quantity
 * @param price that it was filled at, the mean by quantity
 * @param delay from the plan's price to that of arrival; absent with the former
 * @param slippage from arrival to the fills
 * @param fees in each asset that they were taken in
 * @param maker the share that was filled as a maker, 0 to 1
 */
public record LegCosts(
    String leg,
    InstrumentId instrument,
    Side side,
    Quantity filled,
    Optional<Price> planned,
    Price arrival,
    Price price,
    Optional<Money> delay,
    Money slippage,
    List<Money> fees,
    double maker) {
  /** Copies the fees. */
  public LegCosts {
    fees = List.copyOf(fees);
  }

  /**
   * The costs of a leg's fills, one at least.
   *
   * @param planned absent where it is not on record
   */
  static LegCosts of(List<Event.Filled> fills, Optional<Price> planned) {
    Contract contract = fills.getFirst().order().contract();
    Side side = fills.getFirst().order().side();
    Money none = Money.zero(contract.settle());
    Money slippage = none;
    Optional<Money> delay = planned.map(_ -> none);
    Quantity change = Quantity.ZERO;
    double traded = 0;
    double arrival = 0;
    double paid = 0;
    double made = 0;
    SequencedMap<String, Money> fees = new TreeMap<>();
    for (Event.Filled fill : fills) {
      slippage = slippage.plus(cost(contract, fill.change(), fill.reference(), fill.price()));
      delay =
          delay.map(sum ->
              sum.plus(cost(contract, fill.change(), planned.orElseThrow(), fill.reference())));
      change = change.plus(fill.change());
      double quantity = fill.quantity().toDouble();
      traded += quantity;
      arrival += quantity * fill.reference().toDouble();
      paid += quantity * fill.price().toDouble();
      made += fill.liquidity() == Liquidity.MAKER ? quantity : 0;
      fees.merge(fill.fee().asset().code(), fill.fee(), Money::plus);
    }
    return new LegCosts(
        fills.getFirst().order().leg(),
        contract.id(),
        side,
        side == Side.BUY ? change : change.negated(),
        planned,
        Price.nearest(arrival / traded),
        Price.nearest(paid / traded),
        delay,
        slippage,
        new ArrayList<>(fees.values()),
        made / traded);
  }

  private static Money cost(Contract contract, Quantity change, Price from, Price to) {
    return contract.value(change, to).minus(contract.value(change, from));
  }

  /** What was filled, at the price of arrival: positive, in what the contract settles in. */
  public Money notional() {
    return new Contract(instrument, Quantity.parse("1")).notional(filled, arrival).abs();
  }
}
