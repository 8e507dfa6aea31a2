// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

/**
 * Gauss' elimination of a square matrix, in each column by the row that is largest there: what a
 * large part of the matrix says is not lost beside a small one, as in products of its parts.
 */
final class Elimination {
  private final double[][] rows;
  private final int[] order;

  private Elimination(double[][] rows, int[] order) {
    this.rows = rows;
    this.order = order;
  }

  /** Of a matrix with no column that is made of the others. */
  static Elimination of(double[][] matrix) {
    int size = matrix.length;
    double[][] rows = new double[size][];
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      rows[i] = matrix[i].clone();
      order[i] = i;
    }
    for (int k = 0; k < size; k++) {
      int largest = k;
      for (int i = k + 1; i < size; i++) {
        largest = Math.abs(rows[i][k]) > Math.abs(rows[largest][k]) ? i : largest;
      }
      double[] row = rows[largest];
      rows[largest] = rows[k];
      rows[k] = row;
      int place = order[largest];
      order[largest] = order[k];
      order[k] = place;
      for (int i = k + 1; i < size; i++) {
        double[] below = rows[i];
        if (below[k] != 0) {
          double times = below[k] / row[k];
          below[k] = times;
          for (int j = k + 1; j < size; j++) {
            below[j] -= times * row[j];
          }
        }
      }
    }
    return new Elimination(rows, order);
  }

  /** What the matrix times it is the right side. */
  double[] solve(double[] right) {
    int size = right.length;
    double[] result = new double[size];
    for (int i = 0; i < size; i++) {
      double left = right[order[i]];
      for (int k = 0; k < i; k++) {
        left -= rows[i][k] * result[k];
      }
      result[i] = left;
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        result[i] -= rows[i][k] * result[k];
      }
      result[i] /= rows[i][i];
    }
    return result;
  }
}
