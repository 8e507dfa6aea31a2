// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import dev.ballast.unit.Quantity;

/**
 * The part of a change that is for one purpose.
 *
 * @param change signed: bought +, sold -
 */
public record Share(Purpose purpose, Quantity change) {}
