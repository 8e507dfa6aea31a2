// SPDX-License-Identifier: Apache-2.0
/**
 * What can go wrong with an account as it is held: {@code Shock}s and what they make of it, {@code
 * ValueAtRisk} and its test, concentration and leverage.
 *
 * <p>Imports {@code unit}, {@code market}, {@code analytics}, {@code account}, {@code margin.tier},
 * {@code margin}, {@code cost} and {@code order}.
 */
@NullMarked
package dev.ballast.risk;

import org.jspecify.annotations.NullMarked;
