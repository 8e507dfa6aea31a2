// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Every beta that a rolling window has had, to be asked for as of a time. The figure is that of
 * {@link BetaStudy} at that time, to rounding.
 */
public final class BetaHistory {
  private final long[] known;
  private final double[] betas;

  private BetaHistory(long[] known, double[] betas) {
    this.known = known;
    this.betas = betas;
  }

  /** The betas of one series' returns on another's, each over {@code window} returns. */
  public static BetaHistory of(BarSeries bars, BarSeries benchmark, int window) {
    AlignedReturns returns = AlignedReturns.latest(bars, benchmark, Integer.MAX_VALUE);
    double[] betas = RollingBeta.of(returns.first(), returns.second(), window);
    long[] known = new long[betas.length];
    for (int i = 0; i < known.length; i++) {
      known[i] = returns.closeTime(i + window - 1);
    }
    return new BetaHistory(known, betas);
  }

  /** The last beta known at the time; nothing where it is older than a week or undefined. */
  public OptionalDouble at(long time) {
    int found = Arrays.binarySearch(known, time);
    int row = found >= 0 ? found : -found - 2;
    if (row < 0 || time - known[row] > BetaStudy.STALE || Double.isNaN(betas[row])) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(betas[row]);
  }
}
