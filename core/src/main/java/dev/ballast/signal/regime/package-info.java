// SPDX-License-Identifier: Apache-2.0
/**
 * Where the market stands in its cycle: measures of the benchmark and of the breadth of the market,
 * and the phase that they make by rules which are data, with hysteresis, folded week by week.
 *
 * <p>Imports {@code unit}, {@code market}, {@code analytics} and {@code signal.feature}.
 */
@NullMarked
package dev.ballast.signal.regime;

import org.jspecify.annotations.NullMarked;
