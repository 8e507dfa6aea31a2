// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestOverfittingTest {
  /** t = 1..160, k = 1..9: sin(0.37 t k + k^2) + 0.5 cos(0.01 t^2 k). */
  private static double[][] made() {
    double[][] returns = new double[160][9];
    for (int t = 1; t <= 160; t++) {
      for (int k = 1; k <= 9; k++) {
        returns[t - 1][k - 1] = Math.sin(0.37 * t * k + k * k) + 0.5 * Math.cos(0.01 * t * t * k);
      }
    }
    return returns;
  }

  private static double[][] withSkill() {
    double[][] returns = made();
    for (double[] row : returns) {
      row[4] += 0.5;
    }
    return returns;
  }

  /**
   * The paper's steps written plainly in numpy 2.4.6 and SciPy 1.17.1 ({@code
   * itertools.combinations}, {@code rankdata}, {@code linregress}).
   */
  @ParameterizedTest
  @CsvSource({
    "8, 70, 0.5, -0.6744992948117671, 0.06489253702338868, 0.1604500038864191, 0.4",
    "10, 252, 0.45634920634920634, -0.7125256544175664, 0.058257523822390286, 0.08359580588511059,"
        + " 0.376984126984127",
  })
  void agreesWithNumpy(
      int blocks,
      int ways,
      double probability,
      double slope,
      double intercept,
      double rSquared,
      double loss) {
    BacktestOverfitting overfitting = BacktestOverfitting.of(made(), blocks);
    BacktestOverfitting.Degradation degradation = overfitting.degradation().orElseThrow();

    assertThat(overfitting.selections()).hasSize(ways);
    assertThat(overfitting.probability()).isCloseTo(probability, within(1e-15));
    assertThat(overfitting.probabilityOfLoss()).isCloseTo(loss, within(1e-15));
    assertThat(degradation.slope()).isCloseTo(slope, within(1e-11));
    assertThat(degradation.intercept()).isCloseTo(intercept, within(1e-11));
    assertThat(degradation.rSquared()).isCloseTo(rSquared, within(1e-11));
  }

  /** 115 of 252, as another program counted. */
  @Test
  void tenBlocksOverfitIn115Of252Ways() {
    assertThat(BacktestOverfitting.of(made(), 10).probability()).isEqualTo(115 / 252.0);
  }

  /** As above; logits ln 9 of the first of nine and the middle zero. */
  @Test
  void skillIsNoOverfitting() {
    BacktestOverfitting overfitting = BacktestOverfitting.of(withSkill(), 8);

    assertThat(overfitting.probability()).isZero();
    assertThat(overfitting.probabilityOfLoss()).isZero();
    assertThat(overfitting.degradation().orElseThrow().slope())
        .isCloseTo(-0.9965908381464648, within(1e-11));
    assertThat(overfitting.selections())
        .allSatisfy(one -> {
          assertThat(one.variant()).isEqualTo(4);
          assertThat(one.logit()).isCloseTo(Math.log(9), within(1e-14));
        });
  }

  /** 60 samples of 20 variants; the mean of their probabilities is about one half, not zero. */
  @Test
  void noiseIsOverfittingInHalfOfAllWays() {
    double sum = 0;
    for (int seed = 0; seed < 60; seed++) {
      sum += BacktestOverfitting.of(MadeNoise.normal(seed, 240, 20), 8).probability();
    }
    assertThat(sum / 60).isCloseTo(0.5, within(0.08));
  }

  /** Each way and its mirror image are both there. */
  @Test
  void halvesAreTakenBothWays() {
    double[][] two = MadeNoise.normal(3, 40, 2);
    BacktestOverfitting overfitting = BacktestOverfitting.of(two, 2);

    assertThat(overfitting.selections()).hasSize(2);
    assertThat(overfitting.degradation()).isEmpty();
    SharpeRatio first = SharpeRatio.of(column(two, 0, 20)).orElseThrow();
    SharpeRatio second = SharpeRatio.of(column(two, 1, 20)).orElseThrow();
    assertThat(overfitting.selections().getFirst().inside())
        .isCloseTo(Math.max(first.ratio(), second.ratio()), within(1e-13));
  }

  private static double[] column(double[][] rows, int column, int periods) {
    double[] values = new double[periods];
    for (int i = 0; i < periods; i++) {
      values[i] = rows[i][column];
    }
    return values;
  }

  /** Means a million times as far from zero as returns scatter cost no more than their digits. */
  @Test
  void aLargeMeanCostsNoDigits() {
    double[][] far = MadeNoise.normal(5, 64, 2);
    for (double[] row : far) {
      row[0] += 1e6;
      row[1] += 1e6;
    }
    BacktestOverfitting.Selection one =
        BacktestOverfitting.of(far, 2).selections().stream()
            .max(Comparator.comparingDouble(BacktestOverfitting.Selection::inside))
            .orElseThrow();
    double first = SharpeRatio.of(column(far, one.variant(), 32)).orElseThrow().ratio();

    assertThat(Math.min(Math.abs(one.inside() / first - 1), Math.abs(one.outside() / first - 1)))
        .isLessThan(1e-9);
  }

  /** A variant in cash is neither good nor bad. */
  @Test
  void whatDoesNotMoveHasNoRatio() {
    double[][] returns = MadeNoise.normal(9, 64, 3);
    for (int i = 0; i < 64; i++) {
      returns[i][0] = i < 32 ? 0 : returns[i][0];
      returns[i][1] = -1 - 0.1 * returns[i][1];
      returns[i][2] = -1 - 0.1 * returns[i][2];
    }
    assertThat(BacktestOverfitting.of(returns, 2).selections().getFirst())
        .satisfies(one -> {
          assertThat(one.variant()).isZero();
          assertThat(one.inside()).isZero();
        });
  }

  /** 1,000 variants over 600 periods: 12,870 ways in a second or two, in ten at worst. */
  @Test
  void aThousandVariantsAreHalvedInSeconds() {
    double[][] noise = MadeNoise.normal(1, 600, 1000);
    long start = System.nanoTime();

    assertThat(BacktestOverfitting.of(noise, 16).selections()).hasSize(12_870);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void refusesWhatCannotBeHalved() {
    assertThatThrownBy(() -> BacktestOverfitting.of(made(), 7))
        .hasMessage("7 blocks: an even number from 2 to 20 can be halved");
    assertThatThrownBy(() -> BacktestOverfitting.of(new double[160][1], 8))
        .hasMessage("160 periods in 8 blocks, of two variants at least");
    assertThatThrownBy(() -> BacktestOverfitting.of(new double[15][2], 8))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
