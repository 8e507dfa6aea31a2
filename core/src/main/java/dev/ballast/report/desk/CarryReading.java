// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.analytics.Autoregression;
import dev.ballast.analytics.FlipRisk;
import dev.ballast.policy.CarryTerms;
import dev.ballast.portfolio.carry.CarryQuote;
import dev.ballast.portfolio.carry.CarryScan;
import dev.ballast.portfolio.carry.CarryWords;
import dev.ballast.portfolio.carry.FundingOutlook;
import dev.ballast.portfolio.carry.MissingCarry;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Every carry that is there, as it is shown.
 *
 * @param horizon days over which funding is expected
 * @param leverage of the future
 * @param reserve of its notional, a fraction
 * @param idleYield what margin and reserve would earn elsewhere, a fraction a year
 * @param carries the best first, those that cannot be had last
 * @param missing what could not be priced, and why
 */
public record CarryReading(
    Instant asOf,
    int horizon,
    int leverage,
    double reserve,
    double idleYield,
    List<CarryRow> carries,
    List<MissingCarry> missing) {
  /** Copies its lists. */
  public CarryReading {
    carries = List.copyOf(carries);
    missing = List.copyOf(missing);
  }

  /** What a scan found. */
  public static CarryReading of(CarryScan scan) {
    CarryTerms terms = scan.terms();
    return new CarryReading(
        Instant.ofEpochMilli(scan.time()),
        terms.days(),
        terms.leverage(),
        terms.reserve().fraction(),
        terms.idle().fraction(),
        scan.quotes().stream().map(CarryReading::row).toList(),
        scan.missing());
  }

  private static CarryRow row(CarryQuote quote) {
    return new CarryRow(
        quote.asset(),
        quote.kind(),
        quote.shortFuture() ? "short future" : "long future",
        quote.pair().spot(),
        quote.pair().future(),
        quote.pair().spotPrice(),
        quote.pair().futurePrice(),
        quote.pair().basis(),
        quote.amounts().netYield(),
        quote.amounts().holdingYield(),
        quote.breakEvenDays(),
        quote.coins(),
        quote.amounts(),
        quote.limit(),
        quote.outlook().map(CarryReading::funding),
        quote.notOffered(),
        CarryWords.of(quote));
  }

  private static CarryRow.Funding funding(FundingOutlook.Known outlook) {
    return new CarryRow.Funding(
        outlook.level(),
        outlook.mean(),
        outlook.expected(),
        outlook.rank(),
        outlook.persistence().map(Autoregression::halfLife).orElse(OptionalDouble.empty()),
        outlook.persistence().map(Autoregression::halfLifeError).orElse(OptionalDouble.empty()),
        outlook.flip().map(one -> OptionalDouble.of(one.share())).orElse(OptionalDouble.empty()),
        outlook.flip().map(FlipRisk::times).orElse(0),
        outlook.flip().map(FlipRisk::apart).orElse(0),
        outlook.month(),
        outlook.toDate(),
        outlook.measured());
  }
}
