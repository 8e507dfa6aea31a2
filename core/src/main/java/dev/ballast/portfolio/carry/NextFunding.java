// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.market.FundingSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import java.util.Optional;

/**
 * When a perpetual settles next, at the spacing of its last two settlements, and at which rate it
 * did last.
 *
 * @param time epoch milliseconds, after the view's time
 * @param spacing milliseconds to the settlement after that; 8 hours at most
 * @param lastRate a fraction of notional; longs pay when it is positive
 */
public record NextFunding(InstrumentId contract, long time, long spacing, double lastRate) {
  private static final long MINUTE = 60_000;

  /** The next settlement; nothing where none is recorded within 8 hours before. */
  public static Optional<NextFunding> of(MarketView view, InstrumentId contract) {
    return view.funding(contract)
        .filter(series -> !series.isEmpty())
        .filter(series -> view.time() - last(series) <= Interval.EIGHT_HOURS.millis())
        .map(series -> next(view.time(), contract, series));
  }

  private static long last(FundingSeries series) {
    return series.knownAt(series.size() - 1);
  }

  private static NextFunding next(long now, InstrumentId contract, FundingSeries series) {
    long last = last(series);
    int before = series.size() - 2;
    while (before >= 0 && last - series.knownAt(before) < MINUTE) {
      before--;
    }
    long longest = Interval.EIGHT_HOURS.millis();
    long spacing = before < 0 ? longest : Math.min(longest, last - series.knownAt(before));
    long passed = (now - last) / spacing;
    return new NextFunding(
        contract, last + (passed + 1) * spacing, spacing, series.rate(series.size() - 1));
  }
}
