// SPDX-License-Identifier: Apache-2.0
/**
 * Where orders go: the port {@code Venue}.
 *
 * <p>Imports {@code market}, {@code order} and {@code ledger}.
 */
@NullMarked
package dev.ballast.venue;

import org.jspecify.annotations.NullMarked;
