// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

/**
 * A ticket as the diary keeps it.
 *
 * @param id of the ticket: {@code 2025-03-03-01}
 * @param purpose in the books: {@code hedge:standing}
 * @param why a sentence
 * @param orders how many
 * @param bought notional of its orders that buy, in the quote
 * @param sold of those that sell, positive
 * @param cost fees and slippage of its part of them, as expected, positive when paid
 * @param closes when what it holds is closed, half a sentence
 * @param fate what became of its orders: {@code all filled}
 */
public record DiaryTicket(
    String id,
    String purpose,
    String title,
    String why,
    int orders,
    double bought,
    double sold,
    double cost,
    String closes,
    String fate) {
  /** The same, of which this has become. */
  DiaryTicket fated(String other) {
    return new DiaryTicket(id, purpose, title, why, orders, bought, sold, cost, closes, other);
  }
}
