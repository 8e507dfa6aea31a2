// SPDX-License-Identifier: Apache-2.0
/**
 * The trading plan as values: what a user writes, checked, before it meets instruments and data.
 *
 * <p>Imports {@code unit}, {@code lot}, {@code market}, {@code cost} and the rules of {@code
 * signal} and {@code signal.regime}. Names are not resolved here: a sector's members are assets, a
 * hedge names an asset, not a contract.
 */
@NullMarked
package dev.ballast.policy;

import org.jspecify.annotations.NullMarked;
