// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.PriceGrid;
import dev.ballast.market.Settlements;
import dev.ballast.market.TradingRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A seeded market of any size, written into the columns of a grid directly, so that there is one
 * copy of it: spots around one factor, and a perpetual; the funding of every column is settled
 * every eight hours.
 */
final class MadeGrid {
  private static final long START = 1_577_836_800_000L;
  private static final long HOUR = 3_600_000L;

  private MadeGrid() {}

  /** Hourly bars of these many spots and of the perpetual. */
  static WeightsData of(int spots, int bars) {
    SplittableRandom random = new SplittableRandom(500);
    int width = spots + 1;
    int cells = Math.multiplyExact(width, bars);
    long[] time = new long[bars];
    double[] open = new double[cells];
    double[] high = new double[cells];
    double[] low = new double[cells];
    double[] close = new double[cells];
    double[] volume = new double[cells];
    double[] price = new double[width];
    Arrays.setAll(price, column -> random.nextDouble(20, 40_000));
    for (int bar = 0; bar < bars; bar++) {
      time[bar] = START + bar * HOUR;
      double factor = random.nextDouble(-0.005, 0.005);
      for (int column = 0; column < width; column++) {
        int cell = bar * width + column;
        double moved = price[column] * (1 + factor + random.nextDouble(-0.004, 0.004));
        // Levels far from the start are drawn back, so that no share becomes too small to trade.
        moved *= moved > 50_000 ? 0.99 : moved < 10 ? 1.01 : 1;
        open[cell] = cents(price[column]);
        close[cell] = cents(moved);
        high[cell] = Math.max(open[cell], close[cell]);
        low[cell] = Math.min(open[cell], close[cell]);
        volume[cell] = random.nextDouble(1_000);
        price[column] = moved;
      }
    }
    TradingRules rules = WeightsTask.rules(100, 10_000, 5);
    return new WeightsData(
        PriceGrid.of(ids(spots), Interval.HOUR, time, open, high, low, close, volume),
        funding(random, width, bars, open),
        Collections.nCopies(width, rules),
        false);
  }

  private static double cents(double price) {
    return Math.rint(price * 100) / 100;
  }

  private static List<InstrumentId> ids(int spots) {
    List<InstrumentId> ids = new ArrayList<>();
    for (int spot = 0; spot < spots; spot++) {
      ids.add(InstrumentId.parse(WeightsData.VENUE, "C" + spot + "/USDT"));
    }
    ids.add(InstrumentId.parse(WeightsData.VENUE, "BTC/USDT:USDT"));
    return ids;
  }

  private static Settlements funding(SplittableRandom random, int width, int bars, double[] open) {
    int rows = Math.multiplyExact((bars - 1) / 8, width);
    long[] time = new long[rows];
    int[] column = new int[rows];
    double[] rate = new double[rows];
    double[] mark = new double[rows];
    for (int row = 0; row < rows; row++) {
      int bar = (row / width + 1) * 8;
      time[row] = START + bar * HOUR;
      column[row] = row % width;
      rate[row] = random.nextLong(-20_000, 40_000) / 1e8;
      mark[row] = open[bar * width + column[row]];
    }
    return Settlements.of(time, column, rate, mark);
  }
}
