// SPDX-License-Identifier: Apache-2.0
/**
 * How each venue margins a position and where it liquidates it, by the formulas that it publishes,
 * in exact decimals.
 *
 * <p>Imports {@code unit}, {@code market}, {@code account} and {@code margin.tier}.
 */
@NullMarked
package dev.ballast.margin.venue;

import org.jspecify.annotations.NullMarked;
