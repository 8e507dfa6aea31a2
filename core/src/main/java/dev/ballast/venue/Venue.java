// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue;

import dev.ballast.ledger.Books;
import dev.ballast.market.Feed;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** The port to a place that trades. What happens there comes back as events, in order. */
public interface Venue {
  /**
   * Lets the venue settle what the moment brings before anything is decided: what happened inside
   * the bars that close, and funding.
   *
   * @param books as they stand; each event is posted before the next is made
   */
  void settle(Feed moment, Books books, Consumer<Event> events);

  /**
   * Lets money go where it is asked to, in this order, where it is free to; else the answer is
   * {@link Event.RequestRejected}.
   */
  void move(Feed moment, Books books, List<Movement> movements, Consumer<Event> events);

  /** Hands orders over, to be tried in this order. */
  void submit(Feed moment, List<Order> orders, Consumer<Event> events);

  /** Takes back what is open of an order; nothing happens where it is not. */
  void cancel(Feed moment, String order, String reason, Consumer<Event> events);

  /** Lets the venue fill what is open at the open that follows the moment. */
  void fill(Feed moment, Books books, Consumer<Event> events);

  /** What stood in for what is not recorded, and how often, in order of first use. */
  SequencedMap<String, Integer> substitutes();
}
