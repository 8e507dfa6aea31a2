// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.margin.LiquidationOrder;
import dev.ballast.market.Instrument;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A wallet that is down to what it must keep, liquidated at prices that stand: order by order as
 * {@link LiquidationOrder} says, until it is above again or nothing is left. Each pays the taker's
 * fee, and the liquidation fee as far as there is equity.
 *
 * @param left the wallet then
 * @param closed contracts by position, of its sign
 * @param fees by position, positive, in the settlement asset
 */
record ForcedClosing(
    FuturesWallet left,
    SequencedMap<PositionKey, Quantity> closed,
    SequencedMap<PositionKey, Money> fees) {

  static ForcedClosing of(FuturesWallet wallet, MarginedAccount held, Marks marks) {
    ForcedClosing state = new ForcedClosing(wallet, new TreeMap<>(), new TreeMap<>());
    while (!state.left.positions().isEmpty()
        && state.left.excess(marks, held.brackets()).signum() <= 0) {
      state = state.next(held, marks);
    }
    return state;
  }

  private ForcedClosing next(MarginedAccount held, Marks marks) {
    LiquidationOrder order =
        LiquidationOrder.of(left, marks, held.brackets(), id -> held.instrument(id).rules());
    Position position = order.position();
    Instrument instrument = held.instrument(position.instrument());
    Money notional = position.contract().notional(order.closed(), order.price());
    Money fee = held.costs().fee(instrument, notional, marks.time());
    Money paid = fee.plus(order.penalty(left, marks, fee));
    boolean whole = order.isWhole();
    Quantity part = position.quantity().signum() < 0 ? order.closed().negated() : order.closed();
    Money cost =
        whole ? position.entryCost() : position.entryCost().share(part, position.quantity());
    Money profit = position.contract().value(part, order.price()).minus(cost);
    List<Position> positions = new ArrayList<>();
    for (Position one : left.positions()) {
      if (!one.key().equals(position.key())) {
        positions.add(one);
      } else if (!whole) {
        positions.add(
            new Position(
                one.contract(),
                one.side(),
                one.quantity().minus(part),
                one.entryCost().minus(cost),
                one.leverage(),
                one.isolated()));
      }
    }
    closed.merge(position.key(), part, Quantity::plus);
    fees.merge(position.key(), paid, Money::plus);
    return new ForcedClosing(with(left, profit.minus(paid), positions), closed, fees);
  }

  private static FuturesWallet with(FuturesWallet wallet, Money more, List<Position> positions) {
    List<FuturesWallet.Backing> backing =
        wallet.backing().stream()
            .map(one ->
                one.balance().asset().equals(more.asset())
                    ? new FuturesWallet.Backing(one.balance().plus(more), one.haircut())
                    : one)
            .toList();
    return new FuturesWallet(
        wallet.isolated(), wallet.currency(), wallet.ratio(), backing, positions);
  }
}
