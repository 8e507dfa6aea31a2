// SPDX-License-Identifier: Apache-2.0
/**
 * Where the loop closes: a session takes a feed, a strategy, a venue and a journal, and asks before
 * it orders; the account that the ledger has folded is the value given to the next decision.
 *
 * <p>Imports every room but {@code report}.
 */
@NullMarked
package dev.ballast.engine;

import org.jspecify.annotations.NullMarked;
