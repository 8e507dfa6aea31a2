// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import dev.ballast.market.FundingSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.unit.UtcDay;
import java.util.OptionalDouble;

/** What a perpetual's funding is expected to be: the mean of the recent past, carried forward. */
public final class ExpectedFunding {
  /** How far back the mean goes. */
  public static final int DAYS = 7;

  private ExpectedFunding() {}

  /** The same of a contract; absent where it has no funding on record. */
  public static OptionalDouble perDay(MarketView view, InstrumentId id) {
    return view.funding(id)
        .map(series -> perDay(series, view.time()))
        .orElse(OptionalDouble.empty());
  }

  /**
   * The sum of the rates of the last days, divided by those days: a fraction of notional a day. A
   * short receives it when it is positive. Absent where the series does not reach back that far.
   */
  public static OptionalDouble perDay(FundingSeries known, long time) {
    int first = known.countKnownAt(time - DAYS * UtcDay.MILLIS);
    if (first == 0 || first == known.size()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int row = first; row < known.size(); row++) {
      sum += known.rate(row);
    }
    return OptionalDouble.of(sum / DAYS);
  }
}
