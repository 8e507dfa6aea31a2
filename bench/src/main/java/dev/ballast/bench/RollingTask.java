// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.analytics.ReturnGrid;
import dev.ballast.analytics.RollingGrid;
import dev.ballast.analytics.RollingStatistics;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** B1: rolling statistics of a grid, its bars shared out among threads. */
final class RollingTask {
  static final int WINDOW = 90;

  private final ReturnGrid grid;
  private final RollingGrid results;
  private final List<RollingStatistics> workers;

  RollingTask(ReturnGrid grid, int threads) {
    this.grid = grid;
    results = RollingGrid.of(grid.assets(), grid.bars());
    workers =
        IntStream.range(0, threads)
            .mapToObj(part -> RollingStatistics.of(WINDOW, grid.assets()))
            .toList();
  }

  /** A made market of this size, without gaps. */
  static ReturnGrid made(int bars, int assets) {
    SplittableRandom random = new SplittableRandom(90);
    double[] benchmark = random.doubles(bars, -0.01, 0.01).toArray();
    double[][] returns = new double[bars][assets];
    for (int bar = 0; bar < bars; bar++) {
      for (int asset = 0; asset < assets; asset++) {
        returns[bar][asset] = benchmark[bar] + random.nextDouble(-0.02, 0.02);
      }
    }
    return ReturnGrid.of(returns, benchmark);
  }

  /** Does one thread's part. */
  void run(int part) {
    int bars = grid.bars();
    int from = (int) ((long) bars * part / workers.size());
    int to = (int) ((long) bars * (part + 1) / workers.size());
    workers.get(part).roll(grid, from, to, results);
  }

  RollingGrid results() {
    return results;
  }
}
