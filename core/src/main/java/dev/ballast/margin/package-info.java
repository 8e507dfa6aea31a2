// SPDX-License-Identifier: Apache-2.0
/**
 * An account's margin: what its wallets are worth and must keep, how far it is from liquidation,
 * and where a wallet is liquidated inside a bar.
 *
 * <p>Imports {@code unit}, {@code market}, {@code account}, {@code margin.tier} and {@code
 * margin.venue}.
 */
@NullMarked
package dev.ballast.margin;

import org.jspecify.annotations.NullMarked;
