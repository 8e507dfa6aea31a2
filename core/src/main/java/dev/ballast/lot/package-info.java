// SPDX-License-Identifier: Apache-2.0
/**
 * Tax lots of one asset: what was bought when at what cost, which of it a sale sells, and what that
 * realises.
 *
 * <p>Imports {@code unit}. Amounts are exact: the parts of a cost or of proceeds sum to the whole.
 */
@NullMarked
package dev.ballast.lot;

import org.jspecify.annotations.NullMarked;
