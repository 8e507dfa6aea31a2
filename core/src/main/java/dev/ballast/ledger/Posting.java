// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

/**
 * A change of one unit in one book. The postings of an event sum to zero per unit.
 *
 * @param unit an asset's code, or a future's symbol for its contracts
 * @param amount hundred-millionths of the unit
 */
record Posting(Book book, String unit, long amount) {}
