// SPDX-License-Identifier: Apache-2.0
/**
 * How a book is hedged with contracts: the sizes that leave the least variance, how good a hedge is
 * and what it costs beside what it saves, and what protects a share of the book.
 *
 * <p>Imports {@code unit}, {@code market} and {@code analytics}. A hedge's ratio is its short's
 * notional over the value of the book: sold +.
 */
@NullMarked
package dev.ballast.portfolio.hedge;

import org.jspecify.annotations.NullMarked;
