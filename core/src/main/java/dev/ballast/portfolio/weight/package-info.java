// SPDX-License-Identifier: Apache-2.0
/**
 * Ways of weighting a basket: pure functions on arrays, which know neither assets nor time.
 *
 * <p>Imports nothing of ours.
 */
@NullMarked
package dev.ballast.portfolio.weight;

import org.jspecify.annotations.NullMarked;
