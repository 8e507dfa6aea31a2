// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Place;
import dev.ballast.unit.Money;

/**
 * Cash moved between the wallets.
 *
 * @param amount above zero
 * @param why a sentence
 * @param late whether it waits until what is sold or closed has filled; what is bought or enlarged
 *     waits for it
 */
public record MarginTransfer(Place from, Place to, Money amount, String why, boolean late) {}
