// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import java.math.BigDecimal;

/**
 * One named figure of a formula.
 *
 * @param name as the formula writes it
 * @param value exact
 * @param meaning what it is, and its unit where it is not the settlement asset
 */
public record Term(String name, BigDecimal value, String meaning) {}
