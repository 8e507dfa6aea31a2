// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.ledger.Books;
import dev.ballast.order.Event;
import java.util.function.Consumer;

/**
 * The account at the venue.
 *
 * @param books as they stand
 * @param told takes each event, which is in the books before the next is made
 */
record Connection(Books books, Consumer<Event> told) {}
