// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What a venue closed of a position against its holder's will.
 *
 * @param time of the bar's close in which it happened
 * @param position the contract, and in hedge mode the side
 * @param quantity contracts held before that were closed, long +, short -
 * @param entry average price at which it was entered
 * @param before the last mark before, at the moment that the account was last valued
 * @param price at which equity met what must be kept
 * @param after the mark at the bar's close
 * @param asset what profit, fees and cover are in
 * @param profit made from entry to that price, before fees; lost -
 * @param fee the taker's, positive when paid
 * @param liquidationFee positive when paid
 * @param covered what the insurance fund bore, positive
 */
public record LiquidationRow(
    Instant time,
    String position,
    double quantity,
    double entry,
    OptionalDouble before,
    double price,
    OptionalDouble after,
    String asset,
    double profit,
    double fee,
    double liquidationFee,
    double covered) {
  /** What the position brought from its entry to here, fees paid and cover received; lost -. */
  public double result() {
    return profit - fee - liquidationFee + covered;
  }

  /** The same row with more of it borne by the insurance fund. */
  LiquidationRow covering(double more) {
    return new LiquidationRow(
        time,
        position,
        quantity,
        entry,
        before,
        price,
        after,
        asset,
        profit,
        fee,
        liquidationFee,
        covered + more);
  }
}
