// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of SciPy 1.17.1: {@code minimize(w'Cw, method='SLSQP', ftol=1e-18)} with bounds. */
class MinimumVarianceTest {
  @Test
  void underACapOfFortyPercent() {
    assertThat(Factor.found(MinimumVariance.of(Factor.four(), 0.4)))
        .containsExactly(new double[] {0.4, 0.2, 0, 0.4}, within(1e-9));
    assertThat(Factor.found(MinimumVariance.of(Factor.six(), 0.5)))
        .containsExactly(
            new double[] {0.5, 0.4915209938197708, 0.008479006180229218, 0, 0, 0}, within(1e-7));
  }

  @Test
  void withoutACap() {
    assertThat(Factor.found(MinimumVariance.of(Factor.four(), 1)))
        .containsExactly(new double[] {0.2832167832167824, 0, 0, 0.7167832167832174}, within(1e-9));
    assertThat(Factor.found(MinimumVariance.of(Factor.six(), 1)))
        .containsExactly(
            new double[] {0.8151156018822249, 0.18488439811777513, 0, 0, 0, 0}, within(1e-7));
  }

  @Test
  void aCapThatCannotHoldIsSaid() {
    assertThat(MinimumVariance.of(Factor.four(), 0.2))
        .isEqualTo(new Weighting.Absent("the caps of 4 members sum to 80%, less than 100%"));
  }

  /** No weights drawn at random within the bounds have less variance. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void nothingHasLess(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      int n = 2 + random.nextInt(9);
      double cap = Math.min(1, 1.5 / n + random.nextDouble());
      double[][] covariance = Factor.random(random, n);
      double[] least = Factor.found(MinimumVariance.of(covariance, cap));
      assertThat(Arrays.stream(least).sum()).isCloseTo(1, within(1e-12));
      assertThat(Arrays.stream(least).min().orElseThrow()).isNotNegative();
      assertThat(Arrays.stream(least).max().orElseThrow()).isLessThanOrEqualTo(cap);
      for (int other = 0; other < 50; other++) {
        double[] drawn = Factor.found(WeightCap.of(random.doubles(n, 0.001, 1).toArray(), cap));
        assertThat(variance(covariance, least))
            .as("seed %d", seed)
            .isLessThanOrEqualTo(variance(covariance, drawn) * (1 + 1e-12));
        // Nor a little of the way there, where a wrong slope would show.
        double[] between = new double[n];
        for (int i = 0; i < n; i++) {
          between[i] = 0.999 * least[i] + 0.001 * drawn[i];
        }
        assertThat(variance(covariance, least))
            .isLessThanOrEqualTo(variance(covariance, between) * (1 + 1e-12));
      }
    }
  }

  /**
   * A thousand sample covariances of two to six members, half of them with a cap of one decimal, so
   * that limits meet. Each way to hold members at zero, at the cap or free is tried; Lagrange's
   * equations give the free ones, and the least variance within the limits is kept.
   */
  @Test
  void aThousandAreThoseOfAnEnumeration() {
    Random random = new Random(20260801);
    int atALimit = 0;
    for (int problem = 0; problem < 1000; problem++) {
      int n = 2 + random.nextInt(5);
      double drawn = Math.min(1, 1.0 / n + 0.8 * random.nextDouble());
      double cap = problem % 2 == 0 ? Math.ceil(10 * drawn) / 10 : drawn;
      double[][] covariance = Factor.sample(random, n);
      double[] least = enumerated(covariance, cap);
      assertThat(Factor.found(MinimumVariance.of(covariance, cap)))
          .as("problem %d", problem)
          .containsExactly(least, within(1e-8));
      atALimit += Arrays.stream(least).anyMatch(one -> one == 0 || one == cap) ? 1 : 0;
    }
    assertThat(atALimit).isBetween(500, 999);
  }

  private static double[] enumerated(double[][] covariance, double cap) {
    int n = covariance.length;
    double[] best = new double[n];
    double lowest = Double.POSITIVE_INFINITY;
    for (int way = 0; way < Math.round(Math.pow(3, n)); way++) {
      double[] candidate = candidate(covariance, cap, way);
      boolean within = Math.abs(Arrays.stream(candidate).sum() - 1) < 1e-10;
      for (double weight : candidate) {
        within &= weight >= -1e-12 && weight <= cap + 1e-12;
      }
      if (within && variance(covariance, candidate) < lowest) {
        lowest = variance(covariance, candidate);
        best = candidate;
      }
    }
    return best;
  }

  private static double[] candidate(double[][] covariance, double cap, int way) {
    int n = covariance.length;
    double[] weights = new double[n];
    boolean[] free = new boolean[n];
    for (int i = 0, rest = way; i < n; i++, rest /= 3) {
      free[i] = rest % 3 == 2;
      weights[i] = rest % 3 == 1 ? cap : 0;
    }
    // One row each: held members stay, free ones have equal slopes, and all sum to one.
    double[][] rows = new double[n + 1][n + 1];
    double[] right = new double[n + 1];
    rows[n][n] = 1;
    for (int i = 0; i < n; i++) {
      if (free[i]) {
        System.arraycopy(covariance[i], 0, rows[i], 0, n);
        rows[i][n] = 1;
        Arrays.fill(rows[n], 0, n, 1);
        rows[n][n] = 0;
        right[n] = 1;
      } else {
        rows[i][i] = 1;
        right[i] = weights[i];
      }
    }
    return Arrays.copyOf(Factor.solved(rows, right), n);
  }

  private static double variance(double[][] covariance, double[] weights) {
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        variance += weights[i] * weights[j] * covariance[i][j];
      }
    }
    return variance;
  }
}
