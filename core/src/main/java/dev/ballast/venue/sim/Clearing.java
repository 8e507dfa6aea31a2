// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.ledger.Books;
import dev.ballast.margin.IsolatedMargin;
import dev.ballast.order.Event;
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
    Quantity closed = IsolatedMargin.closed(before, filled.change());
    coverLastClose(filled, before, closed);
    events.accept(filled);
    Optional<Position> after = books.position(key);
    if (after.flatMap(Position::isolated).isPresent()) {
      Money moved =
          IsolatedMargin.moved(
              before, after.get(), filled.change(), filled.price(), filled.settledFee());
      if (!moved.isZero()) {
        events.accept(new Event.IsolatedMarginMoved(filled.time(), key, moved));
      }
    }
    rolls.filled(filled, closed).ifPresent(events);
  }

  private void coverLastClose(Event.Filled filled, Optional<Position> before, Quantity closed) {
    before
        .filter(held -> held.quantity().plus(closed).isZero())
        .flatMap(held -> Insurance.lacking(held, filled.price(), filled.settledFee()))
        .ifPresent(lacking ->
            events.accept(
                new Event.LossCovered(
                    filled.time(), Optional.of(filled.order().position()), lacking)));
  }
}
