// SPDX-License-Identifier: Apache-2.0
/**
 * The overlay of least cost and risk: the objective in terms that read one by one, the limits, the
 * programme that they make, and its answer in whole lots. Numbers in, numbers out: what a term or a
 * limit is made of is gathered by others.
 *
 * <p>Imports {@code unit}, {@code market}, {@code analytics} and {@code portfolio.qp}.
 */
@NullMarked
package dev.ballast.portfolio.overlay;

import org.jspecify.annotations.NullMarked;
