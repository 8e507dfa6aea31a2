// SPDX-License-Identifier: Apache-2.0
/**
 * What a venue asks for as security: brackets, initial and maintenance margin, the account's
 * distance to liquidation.
 *
 * <p>Imports {@code unit}, {@code market} and {@code account}.
 */
@NullMarked
package dev.ballast.margin;

import org.jspecify.annotations.NullMarked;
