// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Quantity;

/**
 * An order that was wanted and is not proposed.
 *
 * @param ticket the id of the ticket that it would have been in
 * @param quantity signed, before rounding to the venue's step
 * @param reason what stopped it, with the figures: {@code 3.2 USDT is below the minimum of 5}
 */
public record RefusedLeg(
    String ticket, InstrumentId instrument, Quantity quantity, String reason) {}
