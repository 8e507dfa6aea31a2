// SPDX-License-Identifier: Apache-2.0
/**
 * Assets, exact amounts and rates with their period.
 *
 * <p>Imports nothing of ours. Exact amounts count hundred-millionths in a {@code long}; what does
 * not fit throws {@link java.lang.ArithmeticException} rather than wrap.
 */
@NullMarked
package dev.ballast.unit;

import org.jspecify.annotations.NullMarked;
