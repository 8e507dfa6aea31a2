// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.Sector;
import java.util.OptionalDouble;

/**
 * A sector's share of the spot core before and after a proposal, and where it is meant to be.
 *
 * @param target fraction; empty where the plan wants none in particular
 */
public record SectorShift(Sector sector, double before, double after, OptionalDouble target) {}
