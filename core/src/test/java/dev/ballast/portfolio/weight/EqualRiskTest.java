// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Figures of SciPy 1.17.1 with NumPy 2.4.6, by another way than ours, Newton's on the logarithms:
 *
 * <pre>
 * u = scipy.optimize.root(lambda u: C @ exp(u) * exp(u) - 1/n, log(1/sqrt(diag(C))/n), tol=1e-15).x
 * w = exp(u) / exp(u).sum()
 * </pre>
 */
class EqualRiskTest {
  @Test
  void fourMembersAreWeightedAsScipyDoes() {
    assertThat(Factor.found(EqualRisk.of(Factor.four())))
        .containsExactly(
            new double[] {
              0.28135953703208894, 0.21946448623645734, 0.1755715889891659, 0.3236043877422878
            },
            within(1e-9));
  }

  @Test
  void sixMembersOfUnlikeSizesAreWeightedAsScipyDoes() {
    assertThat(Factor.found(EqualRisk.of(Factor.six())))
        .containsExactly(
            new double[] {
              0.5394193763197994,
              0.2754872679662295,
              0.08689284362782933,
              0.0498042731164908,
              0.02908156310783107,
              0.019314675861819883
            },
            within(1e-9));
  }

  /** Uncorrelated: one over the deviation. 1/.1 : 1/.2 : 1/.4 = 4 : 2 : 1. */
  @Test
  void theUncorrelatedAreWeightedByOneOverTheirDeviation() {
    double[][] covariance = {{0.01, 0, 0}, {0, 0.04, 0}, {0, 0, 0.16}};
    assertThat(Factor.found(EqualRisk.of(covariance)))
        .containsExactly(new double[] {4 / 7.0, 2 / 7.0, 1 / 7.0}, within(1e-14));
  }

  @Test
  void oneMemberHasAll() {
    assertThat(Factor.found(EqualRisk.of(new double[][] {{0.3}}))).containsExactly(1);
  }

  /** Two that are one and the same share the weight that one would have. */
  @Test
  void membersThatMoveAsOneAreSolvedToo() {
    double[][] covariance = {{0.04, 0.04, 0}, {0.04, 0.04, 0}, {0, 0, 0.04}};
    double[] weights = Factor.found(EqualRisk.of(covariance));
    assertThat(weights[0]).isCloseTo(weights[1], within(1e-12));
    // Shares of the variance a third each: 2 w0^2 = w2^2.
    assertThat(weights[2] / weights[0]).isCloseTo(Math.sqrt(2), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyMemberBringsTheSameRiskAndTheCalmerHasMore(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      int n = 2 + random.nextInt(29);
      double[][] covariance = Factor.random(random, n);
      double[] weights = Factor.found(EqualRisk.of(covariance));
      assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
      // Straight from the definition.
      double variance = 0;
      double[] brought = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          brought[i] += weights[i] * weights[j] * covariance[i][j];
        }
        variance += brought[i];
      }
      for (int i = 0; i < n; i++) {
        assertThat(brought[i] / variance).as("seed %d", seed).isCloseTo(1.0 / n, within(1e-10));
        for (int j = 0; j < n; j++) {
          if (covariance[i][i] < covariance[j][j] && dominates(covariance, i, j)) {
            assertThat(weights[i]).isGreaterThan(weights[j]);
          }
        }
      }
    }
  }

  /**
   * A thousand sample covariances, of members that move against each other too, by another way:
   * Newton's on x'Cx/2 - sum(log x)/n with its full matrix, halving a step that does not help.
   */
  @Test
  void aThousandAreThoseOfNewton() {
    Random random = new Random(20260801);
    for (int problem = 0; problem < 1000; problem++) {
      double[][] covariance = Factor.sample(random, 2 + random.nextInt(11));
      assertThat(Factor.found(EqualRisk.of(covariance)))
          .as("problem %d", problem)
          .containsExactly(newton(covariance), within(1e-8));
    }
  }

  private static double[] newton(double[][] covariance) {
    int n = covariance.length;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = 1 / Math.sqrt(n * covariance[i][i]);
    }
    for (int step = 0; step < 60; step++) {
      double[] down = new double[n];
      double[][] curve = new double[n][];
      for (int i = 0; i < n; i++) {
        curve[i] = covariance[i].clone();
        curve[i][i] += 1 / (n * x[i] * x[i]);
        down[i] = 1 / (n * x[i]);
        for (int j = 0; j < n; j++) {
          down[i] -= covariance[i][j] * x[j];
        }
      }
      double[] way = Factor.solved(curve, down);
      double now = height(covariance, x);
      double[] next = along(x, way, 1);
      for (double part = 0.5; part > 1e-9 && !(height(covariance, next) <= now); part /= 2) {
        next = along(x, way, part);
      }
      x = next;
    }
    double sum = Arrays.stream(x).sum();
    return Arrays.stream(x).map(one -> one / sum).toArray();
  }

  private static double[] along(double[] from, double[] way, double part) {
    double[] to = new double[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] + part * way[i];
    }
    return to;
  }

  /** No number where a weight is not above zero. */
  private static double height(double[][] covariance, double[] x) {
    double height = 0;
    for (int i = 0; i < x.length; i++) {
      height -= Math.log(x[i]) / x.length;
      for (int j = 0; j < x.length; j++) {
        height += x[i] * x[j] * covariance[i][j] / 2;
      }
    }
    return height;
  }

  /** Whether the first moves less with every other member than the second does. */
  private static boolean dominates(double[][] covariance, int first, int second) {
    for (int k = 0; k < covariance.length; k++) {
      if (k != first && k != second && covariance[first][k] > covariance[second][k]) {
        return false;
      }
    }
    return true;
  }

  @Test
  void withoutAVarianceThereAreNone() {
    assertThat(EqualRisk.of(new double[][] {{0.04, 0}, {0, 0}}))
        .isEqualTo(new Weighting.Absent("the variance of member 2 is not above zero"));
    assertThat(EqualRisk.of(new double[][] {{0.04, 0}, {0, Double.NaN}}))
        .isEqualTo(new Weighting.Absent("the variance of member 2 is not above zero"));
  }

  /** Two that cancel have no risk to share. */
  @Test
  void whatHasNoRiskCannotShareIt() {
    assertThat(EqualRisk.of(new double[][] {{0.04, -0.04}, {-0.04, 0.04}}))
        .isEqualTo(new Weighting.Absent("no weights give every member the same risk"));
  }
}
