// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import dev.ballast.market.ValueSeries;
import dev.ballast.unit.UtcDay;
import java.util.OptionalDouble;

/** What is held open in a contract, at the contract's price. */
public final class OpenInterest {
  private OpenInterest() {}

  /**
   * The mean of the last days that have a close and a snapshot not older than a day; nothing where
   * the last day has none.
   *
   * @param coins snapshots that are known at the time
   * @param bars daily bars of the contract that are known at the time
   * @param time epoch milliseconds
   * @param days one at least
   */
  public static OptionalDouble mean(ValueSeries coins, BarSeries bars, long time, int days) {
    int last = bars.size() - 1;
    if (last < 0 || time - bars.knownAt(last) >= UtcDay.MILLIS) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    int count = 0;
    int first = bars.firstRowFrom(bars.knownAt(last) - days * UtcDay.MILLIS);
    for (int row = last; row >= first; row--) {
      long close = bars.knownAt(row);
      int snapshot = coins.firstRowFrom(close + 1) - 1;
      if (snapshot >= 0 && close - coins.time(snapshot) < UtcDay.MILLIS) {
        sum += coins.value(snapshot) * bars.close(row);
        count++;
      } else if (row == last) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.of(sum / count);
  }
}
