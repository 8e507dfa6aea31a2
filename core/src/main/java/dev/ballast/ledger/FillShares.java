// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.order.Shares;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Divides fills among purposes as their orders say. */
final class FillShares {
  private final Map<String, Long> filled = new HashMap<>();

  /**
   * The parts of a fill, whose sum is its change.
   *
   * @param book of the contract that it trades
   * @param traded how another contract was last traded, for an order that follows it
   */
  Division of(Event.Filled fill, ContractShares book, Function<Shares.AsTraded, Division> traded) {
    long change = fill.change().units();
    return switch (fill.order().shares()) {
      case Shares.Stated stated when stated.parts().size() == 1 ->
          Division.one(stated.parts().getFirst().purpose(), change);
      case Shares.Stated stated -> stated(fill.order(), stated, change);
      case Shares.AsHeld held when book.contract().id().isSpot() ->
          Division.one(Purpose.CORE, change);
      case Shares.AsHeld held -> asHeld(book, change);
      case Shares.AsTraded other -> asTraded(traded.apply(other), change);
    };
  }

  /** What is filled so far by the shares, less what was filled before: no rounding adds up. */
  private Division stated(Order order, Shares.Stated stated, long change) {
    Division whole = Division.of(stated.parts());
    long before = filled.getOrDefault(order.id(), 0L);
    long after = Math.addExact(before, change);
    if (after == order.change().units()) {
      filled.remove(order.id());
    } else {
      filled.put(order.id(), after);
    }
    long[] parts = whole.divide(after);
    long[] earlier = whole.divide(before);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Math.subtractExact(parts[i], earlier[i]);
    }
    return new Division(whole.purposes(), parts).withoutNothing();
  }

  private static Division asHeld(ContractShares book, long change) {
    long net = book.account().quantity();
    long closing = 0;
    if (Long.signum(net) * Long.signum(change) < 0) {
      closing = Math.absExact(change) < Math.absExact(net) ? change : Math.negateExact(net);
    }
    if (closing == 0) {
      return Division.one(Purpose.OVERLAY, change);
    }
    SequencedMap<Purpose, Long> sums = new TreeMap<>();
    Division held = book.held();
    long[] closed = held.divide(closing);
    for (int i = 0; i < closed.length; i++) {
      sums.put(held.purpose(i), closed[i]);
    }
    sums.merge(Purpose.OVERLAY, Math.subtractExact(change, closing), Math::addExact);
    return new Division(
            List.copyOf(sums.keySet()), sums.values().stream().mapToLong(Long::longValue).toArray())
        .withoutNothing();
  }

  private static Division asTraded(Division last, long change) {
    return last.sum() == 0
        ? Division.one(Purpose.OVERLAY, change)
        : new Division(last.purposes(), last.divide(change)).withoutNothing();
  }

  /** An order that is no longer open fills no more. */
  void done(Order order) {
    filled.remove(order.id());
  }
}
