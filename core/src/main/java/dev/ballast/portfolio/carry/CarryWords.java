// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.analytics.Autoregression;
import dev.ballast.analytics.FlipRisk;
import dev.ballast.unit.Decimals;
import java.util.Locale;
import java.util.Optional;

/** What a carry rests on, in half sentences for people. */
public final class CarryWords {
  private CarryWords() {}

  /** Its funding, half-life, risk of a turn and break-even; of a dated future its basis. */
  public static String of(CarryQuote quote) {
    return quote
        .outlook()
        .map(outlook -> funding(outlook) + breakEven(quote))
        .orElseGet(() ->
            String.format(
                Locale.ROOT,
                "the future is %s above spot, until delivery in %.1f days",
                percent(quote.pair().basis()),
                quote.amounts().days()));
  }

  private static String breakEven(CarryQuote quote) {
    return quote.breakEvenDays().isPresent()
        ? "; its fills are paid for after " + days(quote.breakEvenDays().getAsInt())
        : "; its fills are not paid for within a year";
  }

  /** Level, long mean, half-life and risk of a turn. */
  public static String funding(FundingOutlook.Known outlook) {
    return "funding "
        + percent(outlook.level())
        + " a year now, "
        + percent(outlook.mean())
        + " over "
        + days(outlook.meanDays())
        + ", "
        + halfLife(outlook.persistence())
        + "; "
        + turn(outlook);
  }

  /** {@code half-life 3.1 +/- 0.5 days}. */
  public static String halfLife(Optional<Autoregression> persistence) {
    if (persistence.isEmpty()) {
      return "unmoved";
    }
    Autoregression fit = persistence.get();
    if (fit.halfLife().isEmpty()) {
      return fit.reverts() ? "half-life below a day" : "not reverting to its mean";
    }
    return "half-life "
        + Decimals.fixed(fit.halfLife().getAsDouble(), 1)
        + " +/- "
        + Decimals.fixed(fit.halfLifeError().orElseThrow(), 1)
        + " days";
  }

  private static String turn(FundingOutlook.Known outlook) {
    Optional<FlipRisk> known = outlook.flip();
    if (known.isEmpty()) {
      return "no day like now is " + days(outlook.horizon()) + " past";
    }
    FlipRisk flip = known.get();
    return "it turned within "
        + days(outlook.horizon())
        + " after "
        + flip.flips()
        + " of "
        + flip.times()
        + " days like now";
  }

  /** {@code 12.3%}. */
  static String percent(double fraction) {
    return Decimals.fixed(100 * fraction, 1) + "%";
  }

  private static String days(int count) {
    return count == 1 ? "1 day" : count + " days";
  }
}
