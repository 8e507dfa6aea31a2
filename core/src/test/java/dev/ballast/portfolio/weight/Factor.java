// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.weight;

import java.util.Arrays;
import java.util.Random;

/** Covariances to try weights on. */
final class Factor {
  private Factor() {}

  /** .36 b b' + diag(.1, .4, .5, .3)^2 with b = (1, 1.2, 1.5, .8). */
  static double[][] four() {
    return of(0.36, new double[] {1, 1.2, 1.5, 0.8}, new double[] {0.1, 0.4, 0.5, 0.3});
  }

  /** Six members with deviations .02 (1 + i^2) and correlations .35 + .3 cos(1.7 i j). */
  static double[][] six() {
    double[][] covariance = new double[6][6];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        double correlation = i == j ? 1 : 0.35 + 0.3 * Math.cos(1.7 * (i + 1) * (j + 1));
        covariance[i][j] = correlation * 0.02 * (1 + i * i) * 0.02 * (1 + j * j);
      }
    }
    return covariance;
  }

  /** One factor, betas of .2 to 2 and own deviations of 1 % to 6 % a day. */
  static double[][] random(Random random, int n) {
    double[] betas = random.doubles(n, 0.2, 2).toArray();
    double[] own = random.doubles(n, 0.01, 0.06).toArray();
    return of(0.0009, betas, own);
  }

  /**
   * That of made returns: a market of any direction, and as many days more than members as drawn.
   */
  static double[][] sample(Random random, int n) {
    int days = n + 5 + random.nextInt(60);
    double[] betas = random.doubles(n, -0.5, 2).toArray();
    double[] own = random.doubles(n, 0.005, 0.05).toArray();
    double[][] returns = new double[days][n];
    double[] means = new double[n];
    for (int t = 0; t < days; t++) {
      double market = 0.03 * random.nextGaussian();
      for (int i = 0; i < n; i++) {
        returns[t][i] = betas[i] * market + own[i] * random.nextGaussian();
        means[i] += returns[t][i] / days;
      }
    }
    double[][] covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (double[] day : returns) {
          covariance[i][j] += (day[i] - means[i]) * (day[j] - means[j]) / (days - 1);
        }
      }
    }
    return covariance;
  }

  /** Gauss: what solves a x = b, with the largest pivot of each column. */
  static double[] solved(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = Arrays.copyOf(matrix[i], n + 1);
      a[i][n] = right[i];
    }
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
      }
      double[] swapped = a[pivot];
      a[pivot] = a[column];
      a[column] = swapped;
      for (int row = 0; row < n; row++) {
        double times = row == column ? 0 : a[row][column] / a[column][column];
        for (int k = column; times != 0 && k <= n; k++) {
          a[row][k] -= times * a[column][k];
        }
      }
    }
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = a[i][n] / a[i][i];
    }
    return solution;
  }

  private static double[][] of(double variance, double[] betas, double[] own) {
    int n = betas.length;
    double[][] covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        covariance[i][j] = variance * betas[i] * betas[j] + (i == j ? own[i] * own[i] : 0);
      }
    }
    return covariance;
  }

  static double[] found(Weighting weighting) {
    return switch (weighting) {
      case Weighting.Found found -> found.weights();
      case Weighting.Absent absent -> throw new AssertionError(absent.reason());
    };
  }
}
