// SPDX-License-Identifier: Apache-2.0
/**
 * What the portfolio should be: target weights, rotation, portfolio beta and the hedge that brings
 * it to its target.
 *
 * <p>Imports {@code unit}, {@code market}, {@code analytics} and {@code signal}.
 */
@NullMarked
package dev.ballast.portfolio;

import org.jspecify.annotations.NullMarked;
