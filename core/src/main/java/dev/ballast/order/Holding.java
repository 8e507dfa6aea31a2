// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;

/**
 * The part of a position that one purpose holds.
 *
 * @param quantity signed: long +, short -
 * @param entryCost value at its own entry prices, of the quantity's sign, in the settlement asset
 */
public record Holding(Purpose purpose, Quantity quantity, Money entryCost) {}
