// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.ledger.Books;
import dev.ballast.margin.BracketBook;
import dev.ballast.margin.Requirement;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.order.Order;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a cross-margined futures wallet holds and is worth at given prices: single-asset mode, spot
 * is no collateral.
 */
record FuturesWallet(Money balance, List<Position> positions, Marks marks) {

  /** The wallet as it stands; throws {@link MissingData} where a position has no price. */
  static FuturesWallet of(
      Books books, Asset quote, long time, Function<InstrumentId, Optional<Price>> prices) {
    Map<InstrumentId, Price> found = new TreeMap<>();
    for (Position position : books.positions()) {
      InstrumentId id = position.instrument();
      found.put(
          id, prices.apply(id).orElseThrow(() -> new MissingData("price", id.toString(), time)));
    }
    return new FuturesWallet(
        new Money(quote, books.in(Place.FUTURES, quote).units()),
        books.positions(),
        Marks.of(time, quote, found));
  }

  /** Balance and unrealised profit. */
  Money equity() {
    Money equity = balance;
    for (Position position : positions) {
      equity = equity.plus(position.unrealised(marks.price(position.instrument())));
    }
    return equity;
  }

  /**
   * What all positions must keep; throws {@link MissingData} where a contract has no brackets,
   * since a maintenance margin that is not known is not zero.
   */
  Money maintenance(BracketBook brackets) {
    Requirement requirement = Requirement.of(positions, marks, brackets);
    if (!requirement.withoutBrackets().isEmpty()) {
      throw new MissingData(
          "margin brackets", requirement.withoutBrackets().getFirst(), marks.time());
    }
    return requirement.maintenance();
  }

  /**
   * What is left of equity above initial margin once an order has filled: below zero, it must not.
   *
   * @param change that the fill makes
   * @param reference what the contract is worth at that moment
   */
  Money freeAfter(Order order, Quantity change, Price reference, Price price, Money fee) {
    Asset quote = balance.asset();
    Money loss = change.times(price, quote).minus(change.times(reference, quote));
    Money free = equity().minus(loss).minus(fee);
    Quantity after = change;
    for (Position position : positions) {
      if (position.instrument().equals(order.instrument())) {
        after = after.plus(position.quantity());
      } else {
        free = free.minus(initial(position.quantity(), priceOf(position), position.leverage()));
      }
    }
    return free.minus(initial(after, reference, order.leverage()));
  }

  private Price priceOf(Position position) {
    return marks.price(position.instrument());
  }

  private Money initial(Quantity quantity, Price price, BigDecimal leverage) {
    return Requirement.initial(quantity.times(price, balance.asset()), leverage);
  }
}
