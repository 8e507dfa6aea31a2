// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;

/**
 * An amount of an asset in one place.
 *
 * @param quantity negative when owed
 */
public record Balance(Place place, Asset asset, Quantity quantity) {}
