// SPDX-License-Identifier: Apache-2.0
/**
 * A run of target weights over a grid of prices, made for research: the venue's rules, margin,
 * funding and the exact books of a session, without events and without allocating.
 *
 * <p>Imports {@code unit}, {@code market}, {@code account}, {@code margin.tier}, {@code margin},
 * {@code cost}, {@code ledger} and {@code policy}.
 */
@NullMarked
package dev.ballast.grid;

import org.jspecify.annotations.NullMarked;
