// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.analytics.Autoregression;
import dev.ballast.analytics.DailyValues;
import dev.ballast.analytics.FlipRisk;
import dev.ballast.analytics.Funding;
import dev.ballast.analytics.Volatility;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.unit.UtcDay;
import java.util.Optional;

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
   * @param rank of the level among all 7-day means, 0 to 1
   * @param persistence of what is settled per day; nothing where it does not move
   * @param expected mean over the horizon
   * @param horizon days
   * @param flip how often a level like now's has turned within the horizon; nothing where none was
   * @param month settled over the last 30 days, a fraction of notional
   * @param toDate settled over all days that are measured, likewise
   * @param measured days
   */
  record Known(
      InstrumentId contract,
      double level,
      double mean,
      int meanDays,
      double rank,
      Optional<Autoregression> persistence,
      double expected,
      int horizon,
      Optional<FlipRisk> flip,
      double month,
      double toDate,
      int measured)
      implements FundingOutlook {
    /** What is expected to be settled within so many days, a fraction of notional. */
    public double within(int days) {
      return overDays(level, mean, persistence, days) * days / Volatility.DAYS_A_YEAR;
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
    Funding funding = recent(series, now);
    DailyValues days = funding.daily(now, DAYS);
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
    DailyValues levels = days.means(LEVEL_DAYS);
    if (levels.latest().isEmpty()) {
      return new Unknown(
          contract,
          "funding of "
              + contract
              + " has holes within the "
              + LEVEL_DAYS
              + " days before "
              + UtcDay.date(now));
    }
    return known(contract, funding, days, levels, now, horizon);
  }

  private static Known known(
      InstrumentId contract,
      Funding funding,
      DailyValues days,
      DailyValues levels,
      long now,
      int horizon) {
    double level = levels.latest().orElseThrow();
    DailyValues recent = days.last(MEAN_DAYS);
    double mean = recent.mean().orElseThrow();
    Optional<Autoregression> persistence = Autoregression.of(days);
    return new Known(
        contract,
        level * Volatility.DAYS_A_YEAR,
        mean * Volatility.DAYS_A_YEAR,
        recent.size(),
        FlipRisk.rank(levels.values(), level),
        persistence,
        overDays(level, mean, persistence, horizon) * Volatility.DAYS_A_YEAR,
        horizon,
        FlipRisk.of(levels, horizon),
        funding.settled(now - MONTH_DAYS * UtcDay.MILLIS, now),
        funding.settled(now - DAYS * UtcDay.MILLIS, now),
        days.size());
  }

  private static double overDays(
      double level, double mean, Optional<Autoregression> persistence, int days) {
    return persistence.map(one -> one.expected(level, mean, days)).orElse(level);
  }

  /** The settlements of the days that are measured, and the one before them. */
  private static Funding recent(FundingSeries series, long now) {
    int first = Math.max(0, series.countKnownAt(now - DAYS * UtcDay.MILLIS) - 1);
    long[] time = new long[series.size() - first];
    double[] rate = new double[time.length];
    for (int row = 0; row < time.length; row++) {
      time[row] = series.knownAt(first + row);
      rate[row] = series.rate(first + row);
    }
    return Funding.of(time, rate);
  }
}
