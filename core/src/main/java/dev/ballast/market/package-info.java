// SPDX-License-Identifier: Apache-2.0
/**
 * What is traded and what is known of it: instruments, their rules, and history as of a time.
 *
 * <p>Imports {@code unit} only. Times are UTC epoch milliseconds. Prices in history columns are
 * {@code double}; money made of them is exact (see {@link dev.ballast.unit.Price#nearest}).
 */
@NullMarked
package dev.ballast.market;

import org.jspecify.annotations.NullMarked;
