// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;

/**
 * Beta, correlation and volatility of many assets over a moving window of bars, in one pass.
 *
 * <p>Time is cut into blocks as long as the window. A window that ends in a block is the end of the
 * block before and the beginning of this one, so its sums are one sum from each: nothing is ever
 * taken off a sum, no rounding piles up, and a missing return is gone as soon as it has left the
 * window. Blocks are counted from the first bar, so the figures of a bar are the same bits whatever
 * part of the grid is asked for.
 *
 * <p>A window with a missing return, or one that begins before the grid, has no figures: NaN.
 * {@link WindowStatistics} is the plain form: the two agree to 1e-9, and where the sums of a window
 * cannot promise that (returns whose mean is a hundred times their deviation) the plain form is
 * taken.
 *
 * <p>An instance is the working memory for one range of assets, to be used by one thread at a time;
 * several instances may share a grid and its results when their ranges of assets or bars differ.
 */
public final class RollingStatistics {
  private final int window;
  private final int firstAsset;

  /** Sums from the j-th bar of the block before up to its end; the last is of nothing. */
  private final Sums[] endings;

  /** Sums from the beginning of the block up to a bar. */
  private final Sums beginning;

  private final WindowStatistics plain;
  private final double[] row;
  private final double[] beta;
  private final double[] correlation;
  private final double[] volatility;

  /** Above zero for an asset that had a window in doubt, NaN for one that missed a return. */
  private final double[] doubt;

  /** By place in the block: whether the benchmark's window is in doubt. */
  private final boolean[] benchmarkDoubt;

  private RollingStatistics(int window, int firstAsset, int assets) {
    this.window = window;
    this.firstAsset = firstAsset;
    endings = new Sums[window + 1];
    Arrays.setAll(endings, j -> new Sums(assets));
    beginning = new Sums(assets);
    plain = new WindowStatistics(window);
    row = new double[assets];
    beta = new double[assets];
    correlation = new double[assets];
    volatility = new double[assets];
    doubt = new double[assets];
    benchmarkDoubt = new boolean[window];
  }

  /**
   * Working memory for windows of this many bars and a range of assets.
   *
   * @param window bars, two or more
   */
  public static RollingStatistics of(int window, int firstAsset, int assets) {
    if (window < 2 || firstAsset < 0 || assets < 1) {
      throw new IllegalArgumentException(
          "a window of " + window + " over " + assets + " assets from " + firstAsset);
    }
    return new RollingStatistics(window, firstAsset, assets);
  }

  /** Writes the figures of the windows that end in the bars from, to, the latter not included. */
  public void roll(ReturnGrid grid, int fromBar, int toBar, RollingGrid results) {
    int block = fromBar / window;
    for (int first = block * window; first < toBar; first += window) {
      int last = Math.min(first + window, toBar);
      rollBlock(grid, first, Math.max(first, fromBar), last, results);
    }
  }

  private void rollBlock(ReturnGrid grid, int first, int from, int to, RollingGrid results) {
    sumEndings(grid, first);
    beginning.clear();
    Arrays.fill(doubt, 0);
    boolean anyDoubt = false;
    for (int bar = first; bar < to; bar++) {
      grid.copyRow(bar, firstAsset, row);
      beginning.add(row, grid.benchmark(bar), beginning);
      if (bar >= from) {
        benchmarkDoubt[bar - first] = write(endings[bar - first + 1]);
        anyDoubt |= benchmarkDoubt[bar - first];
        results.setRow(bar, firstAsset, beta, correlation, volatility);
      }
    }
    for (int i = 0; i < doubt.length; i++) {
      if (anyDoubt || doubt[i] != 0) {
        resolve(grid, i, first, from, to, results);
      }
    }
  }

  private void sumEndings(ReturnGrid grid, int first) {
    endings[window].clear();
    for (int j = window - 1; j > 0; j--) {
      int bar = first - window + j;
      if (bar < 0) {
        endings[j].spoil();
      } else {
        grid.copyRow(bar, firstAsset, row);
        endings[j + 1].add(row, grid.benchmark(bar), endings[j]);
      }
    }
  }

  /** Computes a row of figures; says whether the benchmark's window is in doubt. */
  private boolean write(Sums ending) {
    double benchmarkSum = beginning.benchmark + ending.benchmark;
    double benchmarkSquare = beginning.benchmarkSquare + ending.benchmarkSquare;
    double benchmarkMean = benchmarkSum / window;
    double benchmarkMoment = benchmarkSquare - benchmarkSum * benchmarkMean;
    Sums.moments(beginning, ending, 1.0 / window, benchmarkMean, volatility, beta);
    Sums.doubt(beginning.square, ending.square, volatility, doubt);
    double inverse = 1 / benchmarkMoment;
    figures(beta, correlation, volatility, inverse, Math.sqrt(inverse), Math.sqrt(window - 1));
    return Sums.doubtful(benchmarkMoment, benchmarkSquare);
  }

  /** Turns co-moments and moments into slopes and deviations, in their places. */
  private static void figures(
      double[] beta,
      double[] correlation,
      double[] volatility,
      double inverse,
      double inverseRoot,
      double root) {
    double scale = 1 / root;
    for (int i = 0; i < beta.length; i++) {
      double comoment = beta[i];
      double deviation = Math.sqrt(volatility[i]);
      beta[i] = comoment * inverse;
      correlation[i] = comoment * inverseRoot / deviation;
      volatility[i] = deviation * scale;
    }
  }

  /** Goes through a block of one asset once more and measures plainly the windows in doubt. */
  private void resolve(ReturnGrid grid, int i, int first, int from, int to, RollingGrid results) {
    double sum = 0;
    double square = 0;
    for (int bar = first; bar < to; bar++) {
      double one = grid.at(bar, firstAsset + i);
      sum += one;
      square += one * one;
      Sums ending = endings[bar - first + 1];
      double whole = sum + ending.sum[i];
      double squares = square + ending.square[i];
      boolean inDoubt = Sums.doubtful(squares - whole * whole / window, squares);
      if (bar >= from && (inDoubt || (benchmarkDoubt[bar - first] && squares >= 0))) {
        plain.measure(grid, firstAsset + i, bar);
        results.set(bar, firstAsset + i, plain.beta(), plain.correlation(), plain.volatility());
      }
    }
  }
}
