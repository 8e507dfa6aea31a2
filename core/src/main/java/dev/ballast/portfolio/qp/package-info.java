// SPDX-License-Identifier: Apache-2.0
/**
 * Weights as the least of a quadratic: programmes in plain arrays, one small interface to the
 * solver, whose every answer is checked against the conditions of an optimum, and what is asked of
 * it. Only this room knows ojAlgo.
 *
 * <p>Imports {@code unit}.
 */
@NullMarked
package dev.ballast.portfolio.qp;

import org.jspecify.annotations.NullMarked;
