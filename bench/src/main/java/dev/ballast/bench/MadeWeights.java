// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A seeded market of any size in daily bars: spots around one factor, and a perpetual whose funding
 * is settled every eight hours.
 */
final class MadeWeights {
  private static final long START = 1_577_836_800_000L;
  private static final long EIGHT_HOURS = 8 * 3_600_000L;
  private static final int SETTLED_A_DAY = 3;

  private static final String PERPETUAL = "BTC/USDT:USDT";

  private MadeWeights() {}

  /** These many spots and the perpetual, rebalanced monthly or daily and hedged to a beta. */
  static WeightsData daily(int spots, int days, boolean monthly) {
    SplittableRandom random = new SplittableRandom(500);
    long[] time = new long[days];
    double[] factor = new double[days];
    for (int day = 0; day < days; day++) {
      time[day] = START + day * Interval.DAY.millis();
      factor[day] = random.nextDouble(-0.05, 0.05);
    }
    List<BarSeries> bars = new ArrayList<>();
    for (int spot = 0; spot < spots; spot++) {
      bars.add(bars(name(spot) + "/USDT", time, factor, random));
    }
    bars.add(bars(PERPETUAL, time, factor, random));
    return new WeightsData(
        bars,
        funding(bars.getLast(), random),
        Collections.nCopies(spots + 1, WeightsTask.rules(100, 10_000, 5)),
        monthly,
        true);
  }

  private static BarSeries bars(
      String symbol, long[] time, double[] factor, SplittableRandom random) {
    int days = time.length;
    double[] open = new double[days];
    double[] high = new double[days];
    double[] low = new double[days];
    double[] close = new double[days];
    double[] volume = new double[days];
    double price = random.nextDouble(20, 40_000);
    for (int day = 0; day < days; day++) {
      double moved = price * (1 + factor[day] + random.nextDouble(-0.04, 0.04));
      // Levels far from the start are drawn back, so that no share becomes too small to trade.
      moved *= moved > 50_000 ? 0.95 : moved < 10 ? 1.05 : 1;
      open[day] = cents(price);
      close[day] = cents(moved);
      high[day] = Math.max(open[day], close[day]);
      low[day] = Math.min(open[day], close[day]);
      volume[day] = random.nextDouble(1e6, 2e6);
      price = moved;
    }
    SeriesId id = SeriesId.bars(WeightsData.id(symbol), Interval.DAY);
    return BarSeries.of(id, time, open, high, low, close, volume);
  }

  private static FundingSeries funding(BarSeries bars, SplittableRandom random) {
    int rows = bars.size() * SETTLED_A_DAY;
    long[] time = new long[rows];
    double[] rate = new double[rows];
    double[] mark = new double[rows];
    for (int row = 0; row < rows; row++) {
      time[row] = START + row * EIGHT_HOURS;
      rate[row] = random.nextLong(-20_000, 40_000) / 1e8;
      mark[row] = bars.open(row / SETTLED_A_DAY);
    }
    return FundingSeries.of(SeriesId.funding(WeightsData.id(PERPETUAL)), time, rate, mark);
  }

  private static double cents(double price) {
    return Math.rint(price * 100) / 100;
  }

  private static String name(int spot) {
    return spot == 0 ? "BTC" : spot == 1 ? "ETH" : "C" + spot;
  }
}
