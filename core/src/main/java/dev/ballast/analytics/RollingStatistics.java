// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/**
 * Beta, correlation and volatility of many assets over a moving window of bars, in one pass.
 *
 * <p>Sums follow the window: a bar's returns are added and those of the bar that leaves are taken
 * off. They are made afresh once a window's length, in a block, so no rounding piles up. An asset
 * whose sums cannot promise 1e-9 somewhere in a block (a return is missing; a crash has left the
 * window and taken the digits with it; a mean a hundred times the deviation) is measured in that
 * block once more by {@link ColumnWindows}.
 *
 * <p>Blocks are counted from the first bar and always gone through whole, so the figures of a bar
 * are the same bits whatever part of the grid is asked for. A window with a missing return, or one
 * that begins before the grid, has no figures: NaN. {@link WindowStatistics} is the plain form: the
 * two agree to 1e-9.
 *
 * <p>An instance is working memory, to be used by one thread at a time; several instances may share
 * a grid and its results when their ranges of bars differ.
 */
public final class RollingStatistics {
  private final int window;
  private final RunningSums sums;
  private final ColumnWindows column;

  /** Takes the figures of bars in the block that were not asked for. */
  private final RollingGrid unwanted;

  private RollingStatistics(int window, int assets) {
    this.window = window;
    sums = new RunningSums(window, assets);
    column = new ColumnWindows(window);
    unwanted = RollingGrid.of(assets, 1);
  }

  /**
   * Working memory for windows of this many bars.
   *
   * @param window bars, two or more
   */
  public static RollingStatistics of(int window, int assets) {
    if (window < 2 || assets < 1) {
      throw new IllegalArgumentException("a window of " + window + " over " + assets + " assets");
    }
    return new RollingStatistics(window, assets);
  }

  /** Writes the figures of the windows that end in the bars from, to, the latter not included. */
  public void roll(ReturnGrid grid, int fromBar, int toBar, RollingGrid results) {
    int firstEnd = window - 1;
    for (int bar = fromBar; bar < Math.min(toBar, firstEnd); bar++) {
      results.clear(bar);
    }
    int skipped = Math.max(0, fromBar - firstEnd) / window;
    for (int first = firstEnd + skipped * window; first < toBar; first += window) {
      rollBlock(grid, first, fromBar, toBar, results);
    }
  }

  /** The windows that end in the bar {@code first} and in the following, a window's length. */
  private void rollBlock(ReturnGrid grid, int first, int fromBar, int toBar, RollingGrid results) {
    int last = Math.min(first + window, grid.bars());
    sums.begin(grid, first);
    boolean benchmarkDoubted = false;
    for (int bar = first; bar < last; bar++) {
      if (bar > first) {
        sums.move(grid, bar);
      }
      boolean wanted = fromBar <= bar && bar < toBar;
      benchmarkDoubted |= sums.write(wanted ? results : unwanted, wanted ? bar : 0);
    }
    for (int asset = 0; asset < grid.assets(); asset++) {
      if (benchmarkDoubted || sums.doubted(asset)) {
        column.write(grid, asset, first, Math.max(first, fromBar), Math.min(last, toBar), results);
      }
    }
  }
}
