// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a holding is kept.
 *
 * @param lockedUntil the first day on which it can be moved, UTC; absent where it always can
 * @param yield that is booked on it a year, simple, in the asset; absent where none is
 */
public record Custody(
    Asset asset,
    Quantity quantity,
    Place place,
    Optional<LocalDate> lockedUntil,
    Optional<Percent> yield) {
  /** Whether it stands behind futures. */
  public boolean isCollateral() {
    return place == Place.FUTURES;
  }

  /** Whether it cannot be moved on a day. */
  public boolean isLocked(LocalDate day) {
    return lockedUntil.filter(day::isBefore).isPresent();
  }

  /** For people: {@code exchange}, {@code cold storage}, {@code staked until 2025-12-15}. */
  public String where() {
    return (place == Place.SPOT ? "exchange" : place.toString())
        + lockedUntil.map(day -> " until " + day).orElse("");
  }

  /** The same of another asset or amount. */
  public Custody of(Asset other, Quantity amount) {
    return new Custody(other, amount, place, lockedUntil, yield);
  }
}
