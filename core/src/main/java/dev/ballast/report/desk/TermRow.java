// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.InstrumentId;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;

/**
 * A future against its spot, both at their last close.
 *
 * @param futurePrice of a coin
 * @param basis future over spot, less one
 * @param days to delivery; absent for a perpetual
 * @param annualised the basis a year, simple, on 365 days; absent for a perpetual
 * @param funding what a perpetual's shorts receive a year at the mean of the last 7 days; absent
 *     for a dated future
 */
public record TermRow(
    Asset asset,
    InstrumentId future,
    double spotPrice,
    double futurePrice,
    double basis,
    Reading days,
    Reading annualised,
    Reading funding) {}
