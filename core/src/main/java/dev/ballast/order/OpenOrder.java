// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import dev.ballast.unit.Quantity;

/**
 * An order that a venue has taken and that is not done.
 *
 * @param unfilled positive
 */
public record OpenOrder(Order order, Quantity unfilled) {}
