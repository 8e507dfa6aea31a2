// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.InstrumentId;
import dev.ballast.report.figure.Reading;
import java.time.Instant;

/**
 * When a perpetual settles next, and what that is expected to pay on what is held. Received is
 * positive.
 *
 * @param next settlement
 * @param hours between settlements
 * @param lastRate of the last one, a fraction
 * @param level mean of the last 7 days, a fraction a year
 * @param rank of the level among those of the last year, 0 to 1
 * @param halfLife days in which half of a deviation from its mean is gone
 * @param notional held, signed, at the last close; zero where nothing is
 * @param payment expected at the next settlement, at the level
 * @param week expected over the next 7 days, by how long funding stays
 * @param month likewise over 30 days
 * @param lastMonth what the same notional would have been paid over the last 30 days
 */
public record FundingRow(
    InstrumentId contract,
    Instant next,
    double hours,
    double lastRate,
    Reading level,
    Reading rank,
    Reading halfLife,
    double notional,
    Reading payment,
    Reading week,
    Reading month,
    Reading lastMonth) {}
