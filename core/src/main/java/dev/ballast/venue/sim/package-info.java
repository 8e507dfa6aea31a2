// SPDX-License-Identifier: Apache-2.0
/**
 * A venue that plays a recorded tape.
 *
 * <p>Imports {@code venue} and what that does, and {@code unit}, {@code market}, {@code account},
 * {@code margin.tier}, {@code margin} and {@code cost}.
 */
@NullMarked
package dev.ballast.venue.sim;

import org.jspecify.annotations.NullMarked;
