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

    assertThat(ZScore.of(5, sample).orElseThrow()).isCloseTo(2 / Math.sqrt(2.5), within(1e-15));
    assertThat(ZScore.of(5, new double[] {2, 2, 2})).isEmpty();
  }

  /** 0.1 + 0.2 is not 0.3: sums of one funding differ in their last digit, and by nothing else. */
  @Test
  void whatDiffersByRoundingDividesNothing() {
    double[] sums = {0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2, 0.3};
    double[] other = {1, 5, 2, 4, 3};
    double[] evenGrowth = Returns.simple(new double[] {100, 101, 102.01, 103.0301, 104.060401});

    assertThat(Volatility.sampleDeviation(sums)).isZero();
    assertThat(Volatility.sampleDeviation(evenGrowth)).isZero();
    assertThat(ZScore.of(0.3, sums)).isEmpty();
    assertThat(Correlation.of(sums, other)).isEmpty();
    assertThat(Beta.of(sums, other)).isEmpty();
    assertThat(Beta.of(other, sums)).isEmpty();
    assertThat(HigherMoments.skew(sums)).isEmpty();
    assertThat(HigherMoments.excessKurtosis(sums)).isEmpty();
    assertThat(RollingBeta.of(other, sums, 5)[0]).isNaN();
    // A change in the last of eight decimals is one: 1e-8 of a rate of 1e-4.
    assertThat(ZScore.of(2, new double[] {0.0001, 0.0001, 0.00010001})).isPresent();
  }

  @Test
  void basisIsAFractionOfSpot() {
    assertThat(Basis.fraction(99, 100)).isCloseTo(-0.01, within(1e-15));
  }
}
