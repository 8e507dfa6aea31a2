// SPDX-License-Identifier: Apache-2.0
/**
 * A venue that fills against recorded bars.
 *
 * <p>Imports what {@code venue} does, and {@code unit}, {@code account}, {@code margin.tier},
 * {@code margin} and {@code cost}.
 */
@NullMarked
package dev.ballast.venue.sim;

import org.jspecify.annotations.NullMarked;
