// SPDX-License-Identifier: Apache-2.0
/**
 * Carry: what equal coins of spot and a future earn against each other, scanned over all assets,
 * and the system that harvests it.
 *
 * <p>Imports {@code unit}, {@code market}, {@code analytics}, {@code account}, {@code cost}, {@code
 * order}, {@code policy} and {@code portfolio}.
 */
@NullMarked
package dev.ballast.portfolio.carry;

import org.jspecify.annotations.NullMarked;
