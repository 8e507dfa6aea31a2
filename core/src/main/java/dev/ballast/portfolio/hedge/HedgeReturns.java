// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Daily returns of a book and of the contracts that may hedge it, of the same days. */
public final class HedgeReturns {
  private final double[] book;
  private final double[][] contracts;

  /**
   * Copies both.
   *
   * @param contracts a row each
   */
  public HedgeReturns(double[] book, double[][] contracts) {
    for (double[] contract : contracts) {
      if (contract.length != book.length) {
        throw new IllegalArgumentException(
            "samples of different lengths: " + book.length + " and " + contract.length);
      }
    }
    this.book = book.clone();
    this.contracts = Arrays.stream(contracts).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * Of a book of these values, held so at the start of every day.
   *
   * @param returns rows of what is held, in the order of the values, then those of the contracts
   */
  static HedgeReturns of(Collection<Double> values, double[][] returns) {
    double sum = values.stream().mapToDouble(Double::doubleValue).sum();
    double[] book = new double[returns[0].length];
    int row = 0;
    for (double value : values) {
      for (int t = 0; t < book.length; t++) {
        book[t] += value / sum * returns[row][t];
      }
      row++;
    }
    return new HedgeReturns(book, Arrays.copyOfRange(returns, row, returns.length));
  }

  /** The same with some of the contracts, by their places. */
  public HedgeReturns with(List<Integer> places) {
    return new HedgeReturns(
        book, places.stream().map(one -> contracts[one]).toArray(double[][]::new));
  }

  /** How many days there are. */
  public int size() {
    return book.length;
  }

  /** Of the book, copied. */
  public double[] book() {
    return book.clone();
  }

  /** Of the contracts, a row each, copied. */
  public double[][] contracts() {
    return Arrays.stream(contracts).map(double[]::clone).toArray(double[][]::new);
  }

  /** Of the book with shorts held at these ratios to it at the start of every day. */
  public double[] hedged(double... ratios) {
    double[] hedged = book.clone();
    for (int i = 0; i < ratios.length; i++) {
      for (int t = 0; t < hedged.length; t++) {
        hedged[t] -= ratios[i] * contracts[i][t];
      }
    }
    return hedged;
  }
}
