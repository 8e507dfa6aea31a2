// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.qp;

/**
 * A symmetric matrix that makes no square negative, as the product of a triangle with its
 * transpose. A row that adds nothing to those before it but rounding counts for a little, so that
 * equations which say the same can be met together; one of zeros counts nothing.
 */
final class Cholesky {
  /** Of a diagonal element: less than this is left by rounding. */
  private static final double NOTHING = 1e-14;

  private final double[][] triangle;

  private Cholesky(double[][] triangle) {
    this.triangle = triangle;
  }

  static Cholesky of(double[][] matrix) {
    int size = matrix.length;
    double[][] triangle = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= triangle[i][k] * triangle[j][k];
        }
        triangle[i][j] = sum / triangle[j][j];
      }
      double left = matrix[i][i];
      for (int k = 0; k < i; k++) {
        left -= triangle[i][k] * triangle[i][k];
      }
      double least = Math.max(left, NOTHING * matrix[i][i]);
      triangle[i][i] = least > 0 ? StrictMath.sqrt(least) : Double.POSITIVE_INFINITY;
    }
    return new Cholesky(triangle);
  }

  /** What the matrix times it is the right side. */
  double[] solve(double[] right) {
    int size = right.length;
    double[] result = right.clone();
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        result[i] -= triangle[i][k] * result[k];
      }
      result[i] /= triangle[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        result[i] -= triangle[k][i] * result[k];
      }
      result[i] /= triangle[i][i];
    }
    return result;
  }
}
