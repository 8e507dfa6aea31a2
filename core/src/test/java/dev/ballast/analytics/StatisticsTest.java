// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Returns, deviations, correlation, standing and basis, by hand. */
class StatisticsTest {
  @Test
  void returnsAreACloseOverTheOneBefore() {
    assertThat(Returns.simple(new double[] {100, 110, 99}))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : 1)
        .containsExactly(0.1, -0.1);
    assertThat(Returns.simple(new double[] {100})).isEmpty();
    assertThat(Returns.simple(new double[0])).isEmpty();
  }

  /** Deviations from 5: squares 9 1 1 1 0 0 4 16 = 32; over 7. */
  @Test
  void deviationDividesByOneLess() {
    double[] values = {2, 4, 4, 4, 5, 5, 7, 9};

    assertThat(Volatility.sampleDeviation(values)).isCloseTo(Math.sqrt(32 / 7.0), within(1e-15));
    assertThat(Volatility.annualised(values, 365))
        .isCloseTo(Math.sqrt(32 / 7.0 * 365), within(1e-12));
    assertThat(Volatility.sampleDeviation(new double[] {0.1, 0.1, 0.1})).isZero();
    assertThatThrownBy(() -> Volatility.sampleDeviation(new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Deviations -1 0 1 and -1 1 0: product 1, squares 2 and 2. */
  @Test
  void correlationIsPearsons() {
    assertThat(Correlation.of(new double[] {1, 2, 3}, new double[] {4, 6, 5}).orElseThrow())
        .isCloseTo(0.5, within(1e-15));
    assertThat(Correlation.of(new double[] {1, 2, 3}, new double[] {3, 2, 1}).orElseThrow())
        .isCloseTo(-1, within(1e-15));
    assertThat(Correlation.of(new double[] {1, 2, 3}, new double[] {7, 7, 7})).isEmpty();
  }

  /** Mean 3, sample deviation sqrt(10 / 4). */
  @Test
  void zScoreCountsDeviationsFromTheMean() {
    double[] sample = {1, 2, 3, 4, 5};

    assertThat(Standing.zScore(5, sample).orElseThrow())
        .isCloseTo(2 / Math.sqrt(2.5), within(1e-15));
    assertThat(Standing.zScore(5, new double[] {2, 2, 2})).isEmpty();
  }

  @Test
  void basisIsAFractionOfSpot() {
    assertThat(Basis.fraction(99, 100)).isCloseTo(-0.01, within(1e-15));
  }
}
