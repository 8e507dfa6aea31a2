// SPDX-License-Identifier: Apache-2.0
/**
 * What is owned and owed at a moment: balances, positions, exposure. Values only; they are folded
 * in {@code ledger}.
 *
 * <p>Imports {@code unit} and {@code market}.
 */
@NullMarked
package dev.ballast.account;

import org.jspecify.annotations.NullMarked;
