// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;

/**
 * Two dated futures of one asset that follow each other.
 *
 * @param rate far over near, less one
 * @param days between their deliveries
 * @param annualised simple, on 365 days
 * @param shape {@code contango}, {@code backwardation} or {@code level}
 */
public record CalendarRow(
    Asset asset,
    InstrumentId near,
    InstrumentId far,
    double rate,
    double days,
    double annualised,
    String shape) {}
