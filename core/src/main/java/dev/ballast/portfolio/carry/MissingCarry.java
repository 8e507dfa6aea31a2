// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.policy.CarryKind;
import dev.ballast.unit.Asset;

/**
 * A carry that cannot be priced.
 *
 * @param reason what is missing
 */
public record MissingCarry(Asset asset, CarryKind kind, String reason) {}
