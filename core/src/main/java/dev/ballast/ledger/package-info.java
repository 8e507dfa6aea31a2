// SPDX-License-Identifier: Apache-2.0
/**
 * The books: events folded into an account by double entry.
 *
 * <p>Imports {@code unit}, {@code lot}, {@code market}, {@code account} and {@code order}.
 */
@NullMarked
package dev.ballast.ledger;

import org.jspecify.annotations.NullMarked;
