// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import dev.ballast.analytics.MultipleBeta;
import dev.ballast.analytics.SampleCovariance;
import java.util.ArrayList;
import java.util.List;

/**
 * Which contracts the hedge of least variance sells where none may be bought: least squares without
 * a negative, by the active sets of Lawson and Hanson ("Solving Least Squares Problems", 1974,
 * chapter 23). It ends only where the conditions of the optimum hold: those sold are a regression
 * with positive slopes, and to sell any other would add variance.
 */
final class ShortSearch {
  /** A correlation with what is left that is rounding. */
  private static final double ROUNDING = 1e-12;

  private final double[] book;
  private final double[][] contracts;

  /** Of the contracts, and last of the book. */
  private final double[][] covariance;

  private final List<Integer> sold = new ArrayList<>();
  private final double[] ratios;

  /** Of contracts that differ and move, and a book that does. */
  ShortSearch(double[] book, double[][] contracts) {
    this.book = book;
    this.contracts = contracts;
    this.ratios = new double[contracts.length];
    double[][] returns = new double[contracts.length + 1][];
    System.arraycopy(contracts, 0, returns, 0, contracts.length);
    returns[contracts.length] = book;
    this.covariance = SampleCovariance.of(returns);
  }

  /** Their places, rising; none where to sell any adds variance. */
  List<Integer> sold() {
    for (int next = best(); next >= 0; next = best()) {
      sold.add(next);
      sold.sort(Integer::compare);
      double[] slopes = slopes();
      while (!positive(slopes)) {
        stepTowards(slopes);
        slopes = slopes();
      }
      for (int i = 0; i < slopes.length; i++) {
        ratios[sold.get(i)] = slopes[i];
      }
    }
    return List.copyOf(sold);
  }

  /** Which other contract moves most with what is left; -1 where none moves with it. */
  private int best() {
    int best = -1;
    double most = ROUNDING;
    for (int i = 0; i < ratios.length; i++) {
      double left = covariance[i][ratios.length];
      for (int j = 0; j < ratios.length; j++) {
        left -= covariance[i][j] * ratios[j];
      }
      double correlation =
          left / StrictMath.sqrt(covariance[i][i] * covariance[ratios.length][ratios.length]);
      if (!sold.contains(i) && correlation > most) {
        most = correlation;
        best = i;
      }
    }
    return best;
  }

  /** Of the book on those sold. */
  private double[] slopes() {
    double[][] returns = sold.stream().map(one -> contracts[one]).toArray(double[][]::new);
    if (MultipleBeta.of(book, returns) instanceof MultipleBeta.Measured measured) {
      return measured.betas().stream().mapToDouble(Double::doubleValue).toArray();
    }
    throw new IllegalStateException("some of the contracts are no regression, and all are");
  }

  private static boolean positive(double[] slopes) {
    for (double slope : slopes) {
      if (slope <= 0) {
        return false;
      }
    }
    return true;
  }

  /** As far towards the slopes as no ratio is below zero; what is then zero is sold no more. */
  private void stepTowards(double[] slopes) {
    double share = 1;
    int first = -1;
    for (int i = 0; i < slopes.length; i++) {
      double ratio = ratios[sold.get(i)];
      if (slopes[i] <= 0 && (first < 0 || ratio / (ratio - slopes[i]) < share)) {
        share = ratio == 0 ? 0 : ratio / (ratio - slopes[i]);
        first = sold.get(i);
      }
    }
    for (int i = 0; i < slopes.length; i++) {
      int contract = sold.get(i);
      ratios[contract] += share * (slopes[i] - ratios[contract]);
    }
    ratios[first] = 0;
    sold.remove(Integer.valueOf(first));
  }
}
