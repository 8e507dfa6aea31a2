// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.analytics.Autoregression;
import dev.ballast.analytics.DailyValues;
import dev.ballast.analytics.FlipRisk;
import dev.ballast.analytics.Volatility;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.unit.UtcDay;
import java.util.Optional;
import java.util.OptionalInt;

/** What a perpetual's funding was, and what is expected of it, as known at a time. */
public sealed interface FundingOutlook {
  /** How far back all is measured. */
  int DAYS = 365;

  /** The days whose mean is the level. */
  int LEVEL_DAYS = 7;

  /**
   * The days whose mean the level decays to: of the windows from 60 days to a year a short one came
   * nearest to what followed, in the long run of recorded funding.
   */
  int MEAN_DAYS = 90;

  /** With fewer days on record nothing is expected. */
  int LEAST_DAYS = 60;

  /** The days of the last cost that is told. */
  int MONTH_DAYS = 30;

  /**
   * Measured. Rates are simple, on 365 days, a fraction a year: shorts receive them when they are
   * positive.
   *
   * @param level mean of the last 7 days
   * @param mean of the last 90 days, which the level decays to
   * @param meanDays how many of them are measured
   * @param persistence of what is settled per day; nothing where it does not move
   * @param expected mean over the horizon
   * @param horizon days
   * @param month settled over the last 30 days, a fraction of notional
   * @param toDate settled over all days that are measured, likewise
   * @param days what was settled on each that is measured, a fraction of notional
   */
  record Known(
      InstrumentId contract,
      double level,
      double mean,
      int meanDays,
      Optional<Autoregression> persistence,
      double expected,
      int horizon,
      double month,
      double toDate,
      DailyValues days)
      implements FundingOutlook {
    /** What is expected to be settled within so many days, a fraction of notional. */
    public double within(int days) {
      return overDays(level, mean, persistence, days) * days / Volatility.DAYS_A_YEAR;
    }

    /**
     * The first whole day by whose end so much is expected to be settled, either way.
     *
     * @param fills of notional, to be paid for
     * @param idle of notional, given up each day
     */
    OptionalInt daysToEarn(double fills, double idle, int most) {
      double sign = Math.signum(expected);
      double kept = persistence.map(Autoregression::kept).orElse(1.0);
      double left = 1;
      double settled = 0;
      for (int day = 1; day <= most; day++) {
        left *= kept;
        settled += (mean + (level - mean) * left) / Volatility.DAYS_A_YEAR;
        if (sign * settled - idle * day >= fills) {
          return OptionalInt.of(day);
        }
      }
      return OptionalInt.empty();
    }

    /** Days that are measured. */
    public int measured() {
      return days.size();
    }

    /** The share of all 7-day means that are not above the level. */
    public double rank() {
      DailyValues levels = days.means(LEVEL_DAYS);
      return FlipRisk.rank(levels.values(), levels.latest().orElseThrow());
    }

    /** How often a level like now's has turned within the horizon; nothing where none was. */
    public Optional<FlipRisk> flip() {
      return FlipRisk.of(days.means(LEVEL_DAYS), horizon);
    }
  }

  /** Not measured; the reason names what is missing. */
  record Unknown(InstrumentId contract, String reason) implements FundingOutlook {}

  /** Measures a contract's funding on what was known by then. */
  static FundingOutlook of(MarketView view, InstrumentId contract, int horizon) {
    Optional<FundingSeries> found = view.funding(contract).filter(series -> !series.isEmpty());
    if (found.isEmpty()) {
      return new Unknown(contract, "no funding of " + contract + " is recorded");
    }
    FundingSeries series = found.get();
    long now = view.time();
    long last = series.knownAt(series.size() - 1);
    if (now - last > Interval.EIGHT_HOURS.millis()) {
      return new Unknown(contract, "funding of " + contract + " ends " + UtcDay.date(last));
    }
    FundingDays funding = view.column(new FundingDays.Of(series.id()));
    DailyValues days = funding.upTo(now, DAYS);
    if (days.size() < LEAST_DAYS) {
      return new Unknown(
          contract,
          "funding of "
              + contract
              + " is recorded for "
              + days.size()
              + " whole days, "
              + LEAST_DAYS
              + " are needed");
    }
    if (days.last(LEVEL_DAYS).size() < LEVEL_DAYS) {
      return new Unknown(
          contract,
          "funding of "
              + contract
              + " has holes within the "
              + LEVEL_DAYS
              + " days before "
              + UtcDay.date(now));
    }
    return known(contract, funding, days, now, horizon);
  }

  private static Known known(
      InstrumentId contract, FundingDays funding, DailyValues days, long now, int horizon) {
    double level = days.last(LEVEL_DAYS).mean().orElseThrow();
    DailyValues recent = days.last(MEAN_DAYS);
    double mean = recent.mean().orElseThrow();
    Optional<Autoregression> persistence = Autoregression.of(days);
    return new Known(
        contract,
        level * Volatility.DAYS_A_YEAR,
        mean * Volatility.DAYS_A_YEAR,
        recent.size(),
        persistence,
        overDays(level, mean, persistence, horizon) * Volatility.DAYS_A_YEAR,
        horizon,
        funding.settled(now - MONTH_DAYS * UtcDay.MILLIS, now),
        funding.settled(now - DAYS * UtcDay.MILLIS, now),
        days);
  }

  private static double overDays(
      double level, double mean, Optional<Autoregression> persistence, int days) {
    return persistence.map(one -> one.expected(level, mean, days)).orElse(level);
  }
}
