// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import dev.ballast.unit.UtcDay;
import java.util.OptionalDouble;

/** How much is traded in a day: a bar's volume at its close, in the quote. */
public final class TradedValue {
  private TradedValue() {}

  /**
   * The mean of the daily bars of the last days that are recorded; nothing where the last of these
   * days is not.
   *
   * @param bars that are known at the time
   * @param time epoch milliseconds
   * @param days one at least
   */
  public static OptionalDouble mean(BarSeries bars, long time, int days) {
    int last = bars.size() - 1;
    if (last < 0 || time - bars.knownAt(last) >= UtcDay.MILLIS) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    int first = bars.firstRowFrom(bars.knownAt(last) - days * UtcDay.MILLIS);
    for (int row = first; row <= last; row++) {
      sum += bars.volume(row) * bars.close(row);
    }
    return OptionalDouble.of(sum / (last - first + 1));
  }
}
