// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialsTest {
  private static final double DAYS = 250;

  /**
   * The example of Bailey and Lopez de Prado, "The deflated Sharpe ratio", 2014: an annual Sharpe
   * ratio of 2.5 over 1,250 days at 250 a year, variance of the trials 1/2 a year, skew -3,
   * kurtosis 10; figures to seven digits by SciPy.
   */
  @ParameterizedTest
  @CsvSource({"100, -3, 10, 0.9003968", "46, -3, 10, 0.9505017", "88, 0, 3, 0.9504908"})
  void deflatedSharpeRatioIsThePapers(double count, double skew, double kurtosis, double deflated) {
    SharpeRatio sharpe = new SharpeRatio(2.5 / Math.sqrt(DAYS), 1250, skew, kurtosis);
    Trials trials = new Trials(count, 0.5 / DAYS);

    assertThat(sharpe.chanceAbove(trials.expectedMaximum())).isCloseTo(deflated, within(5e-8));
  }

  @Test
  void thresholdOfAHundredTrialsIsThePapers() {
    assertThat(new Trials(100, 0.5 / DAYS).expectedMaximum()).isCloseTo(0.11317200, within(5e-9));
  }

  /** Bailey, Borwein, Lopez de Prado and Zhu, 2014: five years suit no more than 45 variants. */
  @Test
  void fortyFiveTrialsNeedFiveYears() {
    assertThat(Trials.leastYears(45, 1)).isCloseTo(4.998087, within(5e-7));
    assertThat(Trials.leastYears(45, 2)).isCloseTo(4.998087 / 4, within(5e-7));
  }

  /** The largest of 20 normal values, 20,000 times: 1.867 in tables of order statistics. */
  @Test
  void theExpectedMaximumIsNearTheTrueOne() {
    double sum = 0;
    for (double[] row : MadeNoise.normal(20251101, 20_000, 20)) {
      sum += Arrays.stream(row).max().orElseThrow();
    }
    assertThat(sum / 20_000).isCloseTo(1.867, within(0.015));
    assertThat(Trials.expectedMaximumOfNormals(20)).isCloseTo(1.867, within(0.04));
    assertThat(Trials.expectedMaximumOfNormals(1)).isZero();
    assertThat(Trials.expectedMaximumOfNormals(1.1)).isZero();
  }

  /** Ratios 0.1 0.2 0.3: sample variance 0.01. */
  @Test
  void trialsAreCountedAndCorrelatedOnesAreFewer() {
    Trials trials = Trials.of(new double[] {0.1, 0.2, 0.3});

    assertThat(trials.count()).isEqualTo(3);
    assertThat(trials.variance()).isCloseTo(0.01, within(1e-15));
    assertThat(trials.correlated(0.5).count()).isCloseTo(2, within(1e-15));
    assertThat(trials.correlated(1).expectedMaximum()).isZero();
    assertThat(Trials.of(new double[] {0.4}).expectedMaximum()).isZero();
    assertThatThrownBy(() -> trials.correlated(-0.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Trials(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
