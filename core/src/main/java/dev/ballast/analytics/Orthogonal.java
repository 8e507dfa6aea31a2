// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

/**
 * Columns as orthogonal ones of length one times an upper triangle: column j over its length is the
 * sum of the first j of them, each times its entry of the triangle.
 */
final class Orthogonal {
  private final double[][] columns;
  private final double[][] triangle;
  private final double[] lengths;
  private final int rank;

  private Orthogonal(double[][] columns, double[][] triangle, double[] lengths, int rank) {
    this.columns = columns;
    this.triangle = triangle;
    this.lengths = lengths;
    this.rank = rank;
  }

  /** Of columns none of which is zero. */
  static Orthogonal of(double[][] given) {
    int count = given.length;
    double[][] columns = new double[count][];
    double[][] triangle = new double[count][count];
    double[] lengths = new double[count];
    for (int j = 0; j < count; j++) {
      lengths[j] = StrictMath.sqrt(product(given[j], given[j]));
      double[] left = given[j].clone();
      divide(left, lengths[j]);
      for (int i = 0; i < j; i++) {
        triangle[i][j] = take(columns[i], left);
      }
      triangle[j][j] = StrictMath.sqrt(product(left, left));
      if (triangle[j][j] < MultipleBeta.INDEPENDENT) {
        return new Orthogonal(columns, triangle, lengths, j);
      }
      divide(left, triangle[j][j]);
      columns[j] = left;
    }
    return new Orthogonal(columns, triangle, lengths, count);
  }

  /** How many of the first columns are independent of those before them. */
  int rank() {
    return rank;
  }

  /** Of a column as it was given. */
  double length(int column) {
    return lengths[column];
  }

  /** By how much of each given column their sum is nearest to this one, by least squares. */
  double[] solve(double[] wanted) {
    double[] left = wanted.clone();
    double[] parts = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      parts[i] = take(columns[i], left);
    }
    for (int i = columns.length - 1; i >= 0; i--) {
      for (int j = i + 1; j < columns.length; j++) {
        parts[i] -= triangle[i][j] * parts[j];
      }
      parts[i] /= triangle[i][i];
    }
    for (int i = 0; i < columns.length; i++) {
      parts[i] /= lengths[i];
    }
    return parts;
  }

  /** The diagonal of the inverse of the columns' products, each of length one. */
  double[] inflations() {
    int count = columns.length;
    double[][] inverse = new double[count][count];
    double[] inflations = new double[count];
    for (int j = 0; j < count; j++) {
      inverse[j][j] = 1 / triangle[j][j];
      for (int i = j - 1; i >= 0; i--) {
        double sum = 0;
        for (int k = i + 1; k <= j; k++) {
          sum += triangle[i][k] * inverse[k][j];
        }
        inverse[i][j] = -sum / triangle[i][i];
      }
      for (int i = 0; i <= j; i++) {
        inflations[i] += inverse[i][j] * inverse[i][j];
      }
    }
    return inflations;
  }

  /** Takes out of a column what it has of another of length one; how much that was. */
  private static double take(double[] of, double[] from) {
    double part = product(of, from);
    for (int t = 0; t < from.length; t++) {
      from[t] -= part * of[t];
    }
    return part;
  }

  private static double product(double[] first, double[] second) {
    double sum = 0;
    for (int t = 0; t < first.length; t++) {
      sum += first[t] * second[t];
    }
    return sum;
  }

  private static void divide(double[] values, double by) {
    for (int t = 0; t < values.length; t++) {
      values[t] /= by;
    }
  }
}
