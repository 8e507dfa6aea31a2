// SPDX-License-Identifier: Apache-2.0
/**
 * From what is known and held to what is to be done: a review, its targets, and the tickets of
 * priced legs that follow, each with its reason.
 *
 * <p>Imports every room up to {@code policy} but {@code ledger} and {@code venue}.
 */
@NullMarked
package dev.ballast.plan;

import org.jspecify.annotations.NullMarked;
