// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

/**
 * Sharpe ratios of variants over any blocks of history: each block is summed once, so that a ratio
 * over some takes a sum for each.
 */
final class HalvedReturns {
  static final int MOST_BLOCKS = 20;

  /** What a variance may be of the mean square, from sums, and still be rounding. */
  private static final double ROUNDING = 1e-12;

  /** Of a variance that is nothing but rounding of returns. */
  private static final double LEAST_VARIANCE = 1e-24;

  private final double[] means;
  private final int[] periods;
  private final double[][] sums;
  private final double[][] squares;

  HalvedReturns(double[][] returns, int blocks) {
    if (blocks < 2 || blocks > MOST_BLOCKS || blocks % 2 != 0) {
      throw new IllegalArgumentException(
          blocks + " blocks: an even number from 2 to " + MOST_BLOCKS + " can be halved");
    }
    if (returns.length < 2 * blocks || Variants.count(returns) < 2) {
      throw new IllegalArgumentException(
          returns.length + " periods in " + blocks + " blocks, of two variants at least");
    }
    means = Variants.means(returns);
    periods = new int[blocks];
    sums = new double[blocks][means.length];
    squares = new double[blocks][means.length];
    for (int block = 0; block < blocks; block++) {
      int from = first(block, blocks, returns.length);
      int to = first(block + 1, blocks, returns.length);
      periods[block] = to - from;
      for (int period = from; period < to; period++) {
        add(returns[period], sums[block], squares[block]);
      }
    }
  }

  private static int first(int block, int blocks, int periods) {
    return (int) ((long) block * periods / blocks);
  }

  /** About means over all history, so that a mean far from zero costs no digits. */
  private void add(double[] row, double[] sum, double[] square) {
    for (int variant = 0; variant < row.length; variant++) {
      double distance = row[variant] - means[variant];
      sum[variant] += distance;
      square[variant] += distance * distance;
    }
  }

  /**
   * The mean over the sample deviation of each variant, over the blocks whose bit is set; zero for
   * one that does not move there.
   */
  double[] ratios(int blocks) {
    int count = 0;
    double[] sum = new double[means.length];
    double[] square = new double[means.length];
    for (int block = 0; block < periods.length; block++) {
      if (((blocks >> block) & 1) != 0) {
        count += periods[block];
        double[] blockSum = sums[block];
        double[] blockSquare = squares[block];
        for (int variant = 0; variant < sum.length; variant++) {
          sum[variant] += blockSum[variant];
          square[variant] += blockSquare[variant];
        }
      }
    }
    for (int variant = 0; variant < sum.length; variant++) {
      double mean = sum[variant] / count;
      double variance = (square[variant] - sum[variant] * mean) / (count - 1);
      boolean moves = variance > LEAST_VARIANCE && variance * count > ROUNDING * square[variant];
      sum[variant] = moves ? (means[variant] + mean) / Math.sqrt(variance) : 0;
    }
    return sum;
  }
}
