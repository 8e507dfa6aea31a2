// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.market.SeriesId;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Yearly volatilities of the last daily returns of a series, day by day, that are kept for many
 * runs to read. A run by itself keeps none: it asks once a review.
 */
public final class VolatilityTable {
  private final Map<Long, Double> kept;

  private VolatilityTable(Map<Long, Double> kept) {
    this.kept = kept;
  }

  private record Of(SeriesId bars, int window) implements Column<VolatilityTable> {
    @Override
    public VolatilityTable of(History history) {
      return new VolatilityTable(new HashMap<>());
    }

    @Override
    public VolatilityTable above(VolatilityTable known, History history) {
      return known;
    }

    // Written out, as what a record is given goes through method handles.
    @Override
    public boolean equals(Object other) {
      return other instanceof Of that && window == that.window && bars.equals(that.bars);
    }

    @Override
    public int hashCode() {
      return 31 * bars.hashCode() + window;
    }
  }

  /**
   * Of daily bars that a view shows, a fraction a year: one that was kept, or measured now; absent
   * where there are too few returns.
   *
   * @param window how many returns, two at least
   */
  public static OptionalDouble of(MarketView view, BarSeries bars, int window) {
    if (bars.size() <= window) {
      return OptionalDouble.empty();
    }
    Double known = view.column(new Of(bars.id(), window)).kept.get(view.time());
    return OptionalDouble.of(known == null ? measured(bars, window) : known);
  }

  /** Measures it and keeps it. */
  public static void keep(MarketView view, BarSeries bars, int window) {
    if (bars.size() > window) {
      view.column(new Of(bars.id(), window))
          .kept
          .computeIfAbsent(view.time(), _ -> measured(bars, window));
    }
  }

  private static double measured(BarSeries bars, int window) {
    double[] closes = bars.closes(bars.size() - window - 1, bars.size());
    return Volatility.annualised(Returns.simple(closes), Volatility.DAYS_A_YEAR);
  }
}
