// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue;

import dev.ballast.ledger.Books;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.unit.Price;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * The port to a place that trades. What happens there comes back as events, in order, while one of
 * its methods is called: whoever calls it is never told in between.
 */
public interface Venue {
  /**
   * Connects an account, before anything else is asked.
   *
   * @param books of the account as they stand
   * @param standing what an earlier session left here
   * @param told takes each event, which is in the books before the next is made
   */
  void connect(Books books, Outstanding standing, Consumer<Event> told);

  /**
   * Tells what has happened by now and has not been told. At a new moment that is what came of
   * orders that waited, of funding and of margin; asked again at the same moment, what has come of
   * orders since.
   */
  void tell();

  /**
   * Lets money go where it is asked to, in this order, where it is free to; else the answer is
   * {@link Event.RequestRejected}.
   */
  void move(List<Movement> movements);

  /**
   * Hands orders over, to be tried in this order. One that it was given before is not taken twice:
   * what became of it is told.
   */
  void submit(List<Order> orders);

  /** The best price at which an order would wait in the book now; nothing where none is known. */
  default Optional<Price> passive(Order order) {
    return Optional.empty();
  }

  /** What an instrument is worth there now; nothing where no more is known than the feed tells. */
  default Optional<Price> price(InstrumentId id) {
    return Optional.empty();
  }

  /** Takes back what is open of an order; nothing happens where it is not. */
  void cancel(String order, String reason);

  /**
   * Why nothing may be ordered now, in a sentence: what is known of the account may not be so.
   * While it says something, nothing is decided and no batch is begun.
   */
  default Optional<String> stopped() {
    return Optional.empty();
  }

  /** What stood in for what is not recorded, and how often, in order of first use. */
  SequencedMap<String, Integer> substitutes();
}
