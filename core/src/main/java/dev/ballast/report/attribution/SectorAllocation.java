// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.market.Sector;

/**
 * A sector's weights in the spot core of one period, and what they earned.
 *
 * @param base the plan's weight, a fraction
 * @param target what the last review of the core wanted
 * @param held once the orders at the period's start are filled
 * @param sectorReturn of its members as the plan weighs them inside the sector; of what is held
 *     where the plan gives the sector nothing
 */
public record SectorAllocation(
    Sector sector,
    double base,
    double target,
    double held,
    double sectorReturn,
    AllocationEffect effect) {}
