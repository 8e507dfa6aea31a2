// SPDX-License-Identifier: Apache-2.0
/**
 * Statistics of returns, funding and basis: pure functions on primitive arrays, and beta as of a
 * time.
 *
 * <p>Imports {@code unit} and {@code market}. Everything is {@code double}; sums run from the first
 * element to the last, so the same input gives the same bits.
 */
@NullMarked
package dev.ballast.analytics;

import org.jspecify.annotations.NullMarked;
