// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.InstrumentId;
import dev.ballast.policy.CarryKind;
import dev.ballast.portfolio.carry.CarryAmounts;
import dev.ballast.unit.Asset;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A carry as it is shown: rates are fractions, amounts in the quote.
 *
 * @param kind what it earns
 * @param side {@code short future}, or {@code long future} against spot that is sold
 * @param basis future over spot, less one
 * @param netYield a year, on the capital, after all costs
 * @param holdingYield a year, once its fills are paid for
 * @param breakEvenDays after which they are
 * @param coins of each leg
 * @param amounts what it ties up, earns and costs over its days
 * @param limit why it is no larger
 * @param funding of a perpetual
 * @param notOffered why it cannot be had; empty where it can
 * @param why what it rests on, half a sentence
 */
public record CarryRow(
    Asset asset,
    CarryKind kind,
    String side,
    InstrumentId spot,
    InstrumentId future,
    double spotPrice,
    double futurePrice,
    double basis,
    double netYield,
    double holdingYield,
    OptionalInt breakEvenDays,
    double coins,
    CarryAmounts amounts,
    Optional<String> limit,
    Optional<Funding> funding,
    Optional<String> notOffered,
    String why) {
  /**
   * What is known of a perpetual's funding. Rates are fractions a year.
   *
   * @param level mean of the last 7 days
   * @param mean of the last 90 days
   * @param expected mean over the horizon
   * @param rank of the level among all levels, 0 to 1
   * @param halfLife days, and its standard error
   * @param turned share of the days like now that saw the other sign within the horizon
   * @param daysLikeNow how many these were
   * @param apart how many of them lie a horizon apart
   * @param lastMonth settled over 30 days, of notional
   * @param toDate settled over all that is measured, likewise
   * @param measured days
   */
  public record Funding(
      double level,
      double mean,
      double expected,
      double rank,
      OptionalDouble halfLife,
      OptionalDouble halfLifeError,
      OptionalDouble turned,
      int daysLikeNow,
      int apart,
      double lastMonth,
      double toDate,
      int measured) {}
}
