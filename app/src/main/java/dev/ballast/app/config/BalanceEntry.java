// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One holding of an asset in one place.
 *
 * @param quantity not negative
 * @param lockedUntil the first day it can be moved; absent where it can be now
 * @param collateral counts as margin for futures
 * @param yield a year, simple
 * @param cost what the whole holding cost, in USDT
 */
public record BalanceEntry(
    Asset asset,
    Quantity quantity,
    Kept kept,
    Optional<LocalDate> lockedUntil,
    boolean collateral,
    Optional<Percent> yield,
    Optional<Money> cost) {
  /** Where a holding is. */
  public enum Kept {
    /** In the spot wallet: can be sold now. */
    EXCHANGE,
    /** In cold storage: must be moved first. */
    COLD,
    /** Staked or lent: earns, and may be locked. */
    STAKED
  }
}
