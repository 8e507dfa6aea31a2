// SPDX-License-Identifier: Apache-2.0
/**
 * The margin tables that venues publish: of each tier of notional the rate and the amount that must
 * be kept, and the highest leverage; by contract and day.
 *
 * <p>Imports {@code unit} and {@code market}.
 */
@NullMarked
package dev.ballast.margin.tier;

import org.jspecify.annotations.NullMarked;
