// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One holding as it is kept.
 *
 * @param value in USDT
 * @param kept where: {@code exchange}, {@code staked until 2025-12-15}
 * @param sellable whether it can be sold at once
 * @param lockedUntil the first day on which it can be moved, where that has not come
 * @param collateral whether it stands behind futures
 * @param yield booked a year, a fraction; absent where none is stated
 * @param coinsAYear expected of the yield, in the asset
 * @param incomeAYear the same in USDT, at the price of the day
 */
public record CustodyRow(
    Asset asset,
    Quantity quantity,
    double value,
    String kept,
    boolean sellable,
    Optional<LocalDate> lockedUntil,
    boolean collateral,
    OptionalDouble yield,
    double coinsAYear,
    double incomeAYear) {}
