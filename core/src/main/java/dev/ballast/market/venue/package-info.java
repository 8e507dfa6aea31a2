// SPDX-License-Identifier: Apache-2.0
/**
 * How venues name what they list.
 *
 * <p>Imports {@code unit} and {@code market}.
 */
@NullMarked
package dev.ballast.market.venue;

import org.jspecify.annotations.NullMarked;
