// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.UserMistake;
import dev.ballast.margin.Haircut;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One holding of an asset in one place.
 *
 * @param where place and path, for messages: {@code account.json:7:5: balances[2]}
 * @param quantity not negative
 * @param lockedUntil the first day it can be moved; absent where it can be now
 * @param collateral is in the futures wallet, as margin
 * @param indexPrice in the currency of account, for calculators, which have no history
 * @param haircut what the venue counts of it, in place of the tables
 * @param price of one in USDT, for an account that holds what a history has no price of
 * @param yield a year, simple
 * @param cost what the whole holding cost, in USDT
 * @param bought when it was bought, and at what price of one
 */
public record BalanceEntry(
    String where,
    Asset asset,
    Quantity quantity,
    Kept kept,
    Optional<LocalDate> lockedUntil,
    boolean collateral,
    Optional<BigDecimal> indexPrice,
    Optional<Haircut> haircut,
    Optional<Price> price,
    Optional<Percent> yield,
    Optional<Money> cost,
    Optional<Bought> bought) {
  /**
   * How a holding came to be.
   *
   * @param date UTC
   * @param price of one in USDT, fees included
   */
  public record Bought(LocalDate date, Price price) {}

  /** Where a holding is. */
  public enum Kept {
    /** In the spot wallet: can be sold now. */
    EXCHANGE,
    /** In cold storage: must be moved first. */
    COLD,
    /** Staked or lent: earns, and may be locked. */
    STAKED
  }

  /** The mistake that nothing says what the venue counts of it. */
  public UserMistake unknownHaircut(AccountFile.AssetMode mode) {
    boolean rate = mode == AccountFile.AssetMode.PORTFOLIO_MARGIN;
    return mistake(
        "what "
            + mode
            + " mode counts of "
            + asset
            + " is not known; write "
            + (rate ? "collateralRate" : "bidBuffer and askBuffer")
            + " as the venue states it, or import a file of them (docs/guide/data.md)");
  }

  /** A mistake in this holding. */
  public UserMistake mistake(String message) {
    return new UserMistake(where + ": " + message);
  }
}
