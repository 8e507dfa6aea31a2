// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.ledger.Books;
import dev.ballast.margin.Requirement;
import dev.ballast.market.Contract;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stands between fills and the books. What an isolated order opens brings its initial margin and
 * fee out of the futures wallet; what one closes gives its share of the position's own wallet back,
 * with what it has made; what that wallet lacks at the last close is covered. Fills of one ticket
 * that take a position from one contract to a later one are a {@linkplain Rolls roll}.
 */
final class Clearing implements Consumer<Event> {
  private final Books books;
  private final Consumer<Event> events;
  private final Rolls rolls = new Rolls();
  private boolean traded;

  Clearing(Books books, Consumer<Event> events) {
    this.books = books;
    this.events = events;
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.Filled filled && !filled.instrument().isSpot()) {
      clear(filled);
    } else {
      events.accept(event);
    }
  }

  /** Whether any futures were filled. */
  boolean traded() {
    return traded;
  }

  private void clear(Event.Filled filled) {
    traded = true;
    PositionKey key = filled.order().position();
    Optional<Position> before = books.position(key);
    Quantity closed = closed(before, filled.change());
    coverLastClose(filled, before, closed);
    events.accept(filled);
    Optional<Position> after = books.position(key);
    if (after.flatMap(Position::isolated).isPresent()) {
      Money moved =
          closed.equals(filled.change())
              ? released(before.orElseThrow(), after.orElseThrow()).negated()
              : required(filled, filled.change().minus(closed), closed.isZero());
      if (!moved.isZero()) {
        events.accept(new Event.IsolatedMarginMoved(filled.time(), key, moved));
      }
    }
    rolls.filled(filled, closed).ifPresent(events);
  }

  /** The part of a change that takes off what is held. */
  private static Quantity closed(Optional<Position> before, Quantity change) {
    if (before.isEmpty() || before.get().quantity().signum() == change.signum()) {
      return Quantity.ZERO;
    }
    Quantity held = before.get().quantity();
    return change.abs().compareTo(held.abs()) < 0 ? change : held.negated();
  }

  private void coverLastClose(Event.Filled filled, Optional<Position> before, Quantity closed) {
    before
        .filter(held -> held.quantity().plus(closed).isZero())
        .flatMap(held -> Insurance.lacking(held, filled.price(), filled.fee()))
        .ifPresent(lacking ->
            events.accept(
                new Event.LossCovered(
                    filled.time(), Optional.of(filled.order().position()), lacking)));
  }

  /** What the wallet of a position that was made smaller no longer needs; never below zero. */
  private static Money released(Position before, Position after) {
    Money kept = before.isolated().orElseThrow().share(after.quantity(), before.quantity());
    Money released = after.isolated().orElseThrow().minus(kept);
    return released.signum() > 0 ? released : Money.zero(released.asset());
  }

  /** Initial margin of what was opened, and the fee where closing has not paid it. */
  private static Money required(Event.Filled filled, Quantity opened, boolean withFee) {
    Money margin = initial(filled.order(), opened, filled);
    return withFee ? margin.plus(filled.fee()) : margin;
  }

  private static Money initial(Order order, Quantity opened, Event.Filled filled) {
    Contract contract = order.contract();
    return order.margin() == MarginMode.ISOLATED
        ? Requirement.initial(contract.notional(opened, filled.price()), order.leverage())
        : Money.zero(contract.settle());
  }
}
