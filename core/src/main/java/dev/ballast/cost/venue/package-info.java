// SPDX-License-Identifier: Apache-2.0
/**
 * How each venue makes its funding rates and whom it charges, as it publishes it, by date.
 *
 * <p>Imports {@code cost}.
 */
@NullMarked
package dev.ballast.cost.venue;

import org.jspecify.annotations.NullMarked;
