// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue;

import dev.ballast.ledger.Books;
import dev.ballast.market.Feed;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
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
   * {@link Event.Declined}.
   */
  void move(Feed moment, Books books, List<Movement> movements, Consumer<Event> events);

  /** Hands orders over, to be tried in this order. */
  void submit(Feed moment, List<Order> orders, Consumer<Event> events);

  /**
   * Takes back what is left of the market orders in these instruments: a new plan is made of what
   * is held, and does not reckon with what an earlier one would still buy or sell.
   */
  void cancelRemainders(
      Feed moment, Set<InstrumentId> instruments, String reason, Consumer<Event> events);

  /**
   * Takes back what is open of a ticket.
   *
   * @return whether anything was
   */
  boolean cancel(Feed moment, String ticket, String reason, Consumer<Event> events);

  /** Lets the venue fill what is open at the open that follows the moment. */
  void fill(Feed moment, Books books, Consumer<Event> events);

  /** What stood in for what is not recorded, and how often, in order of first use. */
  SequencedMap<String, Integer> substitutes();
}
