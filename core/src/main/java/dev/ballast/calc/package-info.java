// SPDX-License-Identifier: Apache-2.0
/**
 * Calculators: each answers one question from figures that it is given, in decimals that keep every
 * digit; a division that does not end is cut after 24. No history, no account, no rounding to a
 * venue's grid unless that is the question.
 *
 * <p>Imports {@code unit}, {@code cost} and {@code cost.venue}.
 */
@NullMarked
package dev.ballast.calc;

import org.jspecify.annotations.NullMarked;
