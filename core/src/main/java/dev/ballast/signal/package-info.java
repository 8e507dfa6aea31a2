// SPDX-License-Identifier: Apache-2.0
/**
 * What the futures market says: rules as data, asked of the features of sectors week by week; a
 * stance for each sector with its reason; states of the market that last.
 *
 * <p>Imports {@code unit}, {@code market} and {@code signal.feature}. What cannot be measured is
 * absent with its reason, never zero.
 */
@NullMarked
package dev.ballast.signal;

import org.jspecify.annotations.NullMarked;
