// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Simple returns of several series on the days when all have that close and the one before. */
public final class CommonReturns {
  private CommonReturns() {}

  /**
   * The latest of them, oldest first, a row a series; nothing where there are fewer.
   *
   * @param series of bars of one interval, one at least
   * @param count how many of each
   */
  public static Optional<double[][]> latest(List<BarSeries> series, int count) {
    double[][] returns = new double[series.size()][count];
    BarSeries first = series.getFirst();
    int at = count;
    for (int row = first.size() - 1; row > 0 && at > 0; row--) {
      long time = first.time(row);
      if (series.stream().allMatch(one -> hasReturn(one, time))) {
        at--;
        for (int i = 0; i < returns.length; i++) {
          BarSeries bars = series.get(i);
          int own = bars.rowAt(time);
          returns[i][at] = Returns.between(bars.close(own - 1), bars.close(own));
        }
      }
    }
    return at == 0 ? Optional.of(returns) : Optional.empty();
  }

  /** When the latest of them ended, epoch milliseconds; nothing where there is none. */
  public static OptionalLong lastClose(List<BarSeries> series) {
    BarSeries first = series.getFirst();
    for (int row = first.size() - 1; row > 0; row--) {
      long time = first.time(row);
      if (series.stream().allMatch(one -> hasReturn(one, time))) {
        return OptionalLong.of(first.knownAt(row));
      }
    }
    return OptionalLong.empty();
  }

  private static boolean hasReturn(BarSeries bars, long time) {
    int row = bars.rowAt(time);
    return row > 0 && bars.knownAt(row - 1) == time;
  }
}
