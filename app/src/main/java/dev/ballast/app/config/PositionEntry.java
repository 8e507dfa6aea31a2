// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.UserMistake;
import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One open futures position, as the venue reports it; every figure to the last decimal written.
 *
 * @param where place and path, for messages: {@code account.json:7:5: positions[2]}; of flags
 *     {@code --symbol BTCUSDT}
 * @param symbol as the file writes it
 * @param instrument the contract that the symbol means
 * @param quantity above zero, in contracts of {@code contractSize}; the side carries the sign
 * @param entryPrice in the quote asset
 * @param markPrice in the quote asset
 * @param leverage initial margin is notional / leverage
 * @param margin whose money stands for it
 * @param isolatedWallet in the settlement asset, in the position's own wallet; isolated margin only
 * @param contractSize of one contract, in units of the base (linear) or of the quote (inverse); the
 *     venue's where the file does not say ({@link FuturesVenue#contractSize})
 * @param takerFee a fraction of notional
 * @param maintenanceRate of the position's notional bracket, a fraction
 * @param maintenanceAmount of the position's notional bracket, in the settlement asset
 */
public record PositionEntry(
    String where,
    String symbol,
    InstrumentId instrument,
    Side side,
    BigDecimal quantity,
    BigDecimal entryPrice,
    Optional<BigDecimal> markPrice,
    Optional<BigDecimal> leverage,
    AccountFile.Margin margin,
    Optional<BigDecimal> isolatedWallet,
    BigDecimal contractSize,
    Optional<BigDecimal> takerFee,
    Optional<BigDecimal> maintenanceRate,
    Optional<BigDecimal> maintenanceAmount) {
  /** Which way a position gains. */
  public enum Side {
    LONG,
    SHORT;

    /** Long 1, short -1. */
    public int sign() {
      return this == LONG ? 1 : -1;
    }
  }

  /**
   * Long +, short -, contracts times their size: units of the base (linear) or of the quote
   * (inverse).
   */
  public BigDecimal signedSize() {
    BigDecimal size = quantity.multiply(contractSize);
    return side == Side.LONG ? size : size.negate();
  }

  /** A contract's mark price, where one of its positions says it. */
  public static Optional<BigDecimal> mark(InstrumentId contract, List<PositionEntry> positions) {
    return positions.stream()
        .filter(one -> one.instrument().equals(contract))
        .flatMap(one -> one.markPrice().stream())
        .findFirst();
  }

  /** A mistake in this position. */
  public UserMistake mistake(String message) {
    return new UserMistake(where + ": " + message);
  }

  /** The mistake that a field is not there, and what it is needed for. */
  public UserMistake missing(String field, String why) {
    return where.startsWith("--")
        ? new UserMistake(Given.flag(field) + " is missing; " + why)
        : mistake("'" + field + "' is missing; " + why);
  }
}
