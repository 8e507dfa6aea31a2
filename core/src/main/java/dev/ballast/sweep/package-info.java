// SPDX-License-Identifier: Apache-2.0
/**
 * Many variants of one policy: which there are, what each came to, and how far the best of them is
 * luck. What the market shows is measured once for all of them.
 *
 * <p>Imports {@code market}, {@code analytics}, {@code evidence}, {@code signal}, {@code order},
 * {@code policy}, {@code portfolio}, {@code plan}, {@code engine} and their values, and of reports
 * the statistics of a line and of costs. Knows no threads: who runs variants says on how many.
 */
@NullMarked
package dev.ballast.sweep;

import org.jspecify.annotations.NullMarked;
