// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.PositionKey;
import dev.ballast.market.Contract;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.function.LongUnaryOperator;

/**
 * Contracts of one holder with what they have cost in total: a partial close takes its share
 * rounded half even, the last close the rest. Cost less realised profit is always what the trades
 * have cost together.
 */
final class Tally {
  private long quantity;
  private long cost;
  private long realised;

  long quantity() {
    return quantity;
  }

  long cost() {
    return cost;
  }

  /** Whether a change takes off what is held. */
  boolean opposes(long change) {
    return Long.signum(quantity) * Long.signum(change) < 0;
  }

  /** Adds contracts on the side that is held. */
  void open(long change, long value) {
    quantity = Math.addExact(quantity, change);
    cost = Math.addExact(cost, value);
  }

  /**
   * Trades contracts for their value.
   *
   * @param closing the value of that part of the change that closes what is held
   * @return what was realised
   */
  long trade(long change, long value, LongUnaryOperator closing) {
    long before = quantity;
    long made = 0;
    long openingValue = value;
    if (opposes(change)) {
      boolean part = Math.absExact(change) < Math.absExact(before);
      long closed = part ? change : Math.negateExact(before);
      long closedValue = closed == change ? value : closing.applyAsLong(closed);
      long closedCost = part ? Exact.share(cost, closed, before) : Math.negateExact(cost);
      made = Math.negateExact(Math.subtractExact(closedValue, closedCost));
      cost = Math.addExact(cost, closedCost);
      openingValue = Math.subtractExact(value, closedValue);
    }
    quantity = Math.addExact(before, change);
    cost = Math.addExact(cost, openingValue);
    realised = Math.addExact(realised, made);
    return made;
  }

  PurposePosition position(PositionKey key, Contract contract) {
    return new PurposePosition(
        contract,
        key.side(),
        new Quantity(quantity),
        new Money(contract.settle(), cost),
        new Money(contract.settle(), realised));
  }
}
