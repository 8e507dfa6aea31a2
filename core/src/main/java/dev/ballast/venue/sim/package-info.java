// SPDX-License-Identifier: Apache-2.0
/**
 * A venue that fills against recorded bars.
 *
 * <p>Imports what {@code venue} does, and {@code unit}, {@code account}, {@code cost} and {@code
 * margin.tier}, {@code margin}.
 */
@NullMarked
package dev.ballast.venue.sim;

import org.jspecify.annotations.NullMarked;
