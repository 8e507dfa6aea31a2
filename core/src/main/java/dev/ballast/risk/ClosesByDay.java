// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Daily closes of some assets on the days of the benchmark's, as a market prices them: of spot, and
 * of the perpetual where spot has none of the two closes that a move needs.
 */
public final class ClosesByDay {
  private final long[] times;
  private final Asset benchmark;
  private final Map<Asset, List<double[]>> closes = new TreeMap<>();

  private ClosesByDay(long[] times, Asset benchmark) {
    this.times = times;
    this.benchmark = benchmark;
  }

  /** All that was known to the view; none where the benchmark has no daily bars. */
  public static ClosesByDay of(
      MarketView view, Marketplace market, Asset benchmark, Collection<Asset> assets) {
    List<BarSeries> bars = view.allDailyBars(benchmark, market);
    ClosesByDay table =
        new ClosesByDay(bars.isEmpty() ? new long[0] : knownTimes(bars.getFirst()), benchmark);
    table.add(benchmark, bars);
    for (Asset asset : assets) {
      if (!table.closes.containsKey(asset)) {
        table.add(asset, view.allDailyBars(asset, market));
      }
    }
    return table;
  }

  private static long[] knownTimes(BarSeries bars) {
    long[] times = new long[bars.size()];
    for (int row = 0; row < times.length; row++) {
      times[row] = bars.knownAt(row);
    }
    return times;
  }

  private void add(Asset asset, List<BarSeries> series) {
    List<double[]> columns = new ArrayList<>();
    for (BarSeries bars : series) {
      double[] column = new double[times.length];
      Arrays.fill(column, Double.NaN);
      int row = 0;
      for (int i = 0; i < bars.size(); i++) {
        while (row < times.length && times[row] < bars.knownAt(i)) {
          row++;
        }
        if (row < times.length && times[row] == bars.knownAt(i)) {
          column[row] = bars.close(i);
        }
      }
      columns.add(column);
    }
    closes.put(asset, columns);
  }

  /** Days. */
  public int size() {
    return times.length;
  }

  public Asset benchmark() {
    return benchmark;
  }

  /** When a day closed: epoch milliseconds. */
  public long time(int row) {
    return times[row];
  }

  /** Whether the days before a row are there without a gap. */
  public boolean complete(int row, int days) {
    return row >= days && times[row] - times[row - days] == days * Interval.DAY.millis();
  }

  /** An asset's return over the days that end at a row; nothing where a close is not known. */
  public OptionalDouble move(Asset asset, int row, int days) {
    if (complete(row, days)) {
      for (double[] column : closes.getOrDefault(asset, List.of())) {
        double move = column[row] / column[row - days] - 1;
        if (Double.isFinite(move)) {
          return OptionalDouble.of(move);
        }
      }
    }
    return OptionalDouble.empty();
  }

  /** An asset's last daily returns, oldest first; fewer where not so many are known. */
  public double[] latest(Asset asset, int most) {
    double[] found = new double[most];
    int at = most;
    for (int row = size() - 1; row > 0 && at > 0; row--) {
      OptionalDouble move = move(asset, row, 1);
      if (move.isPresent()) {
        found[--at] = move.getAsDouble();
      }
    }
    return Arrays.copyOfRange(found, at, most);
  }
}
