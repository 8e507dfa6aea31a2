// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SharpeRatioTest {
  /** t = 1..500: 0.0006 + 0.02 sin(0.7 t) + 0.01 cos((1.3 t^2) mod 7). */
  static double[] returns() {
    double[] returns = new double[500];
    for (int i = 0; i < returns.length; i++) {
      double t = i + 1;
      returns[i] = 0.0006 + 0.02 * Math.sin(0.7 * t) + 0.01 * Math.cos(1.3 * (t * t) % 7);
    }
    return returns;
  }

  /** The papers' formulas in numpy 2.4.6, moments of SciPy 1.17.1. */
  @Test
  void agreesWithNumpy() {
    SharpeRatio sharpe = SharpeRatio.of(returns()).orElseThrow();

    assertThat(sharpe.ratio()).isCloseTo(0.10973502514628766, within(1e-12));
    assertThat(sharpe.skew()).isCloseTo(-0.030695340549230354, within(1e-12));
    assertThat(sharpe.kurtosis()).isCloseTo(1.9631522285478509, within(1e-12));
    assertThat(sharpe.standardError()).isCloseTo(0.04490622314624436, within(1e-12));
    assertThat(sharpe.normalError()).isCloseTo(0.044855788653682775, within(1e-12));
    assertThat(sharpe.chanceAbove(0)).isCloseTo(0.9927302078712039, within(1e-11));
    assertThat(sharpe.leastObservations(0, 0.95).orElseThrow())
        .isCloseTo(227.08803767712197, within(1e-8));
    assertThat(sharpe.leastObservations(0.2, 0.95)).isEmpty();
    assertThat(sharpe.annualised(365))
        .isCloseTo(0.10973502514628766 * Math.sqrt(365), within(1e-11));
  }

  /**
   * The delta method written the other way: for the mean of r and of r^2 with their covariance by
   * Newey and West, in numpy 2.4.6.
   */
  @Test
  void robustErrorAgreesWithTheDeltaMethod() {
    assertThat(SharpeRatio.robustError(returns(), 0)).isCloseTo(0.04486149916845617, within(1e-12));
    assertThat(SharpeRatio.robustError(returns(), 5))
        .isCloseTo(0.046852548006413024, within(1e-12));
  }

  /** The minimum track record is the one at which the chance reaches the confidence. */
  @Test
  void aTrackRecordOfTheLeastLengthIsJustLongEnough() {
    double least = new SharpeRatio(0.1, 900, -0.5, 6).leastObservations(0.02, 0.95).orElseThrow();

    assertThat(new SharpeRatio(0.1, (int) least, -0.5, 6).chanceAbove(0.02)).isLessThan(0.95);
    assertThat(new SharpeRatio(0.1, (int) least + 1, -0.5, 6).chanceAbove(0.02))
        .isGreaterThan(0.95);
  }

  /**
   * Normal deviates of L64X128MixRandom, true ratio 0.1: 95 % of 1,000 samples' intervals hold it,
   * within three errors of a share, 2.1 %.
   */
  @Test
  void itsErrorHoldsTheTruth() {
    int held = 0;
    for (int seed = 0; seed < 1000; seed++) {
      double[] noise = MadeNoise.normal(seed, 250);
      SharpeRatio sharpe =
          SharpeRatio.of(Arrays.stream(noise).map(z -> 0.001 + 0.01 * z).toArray()).orElseThrow();
      held += Math.abs(sharpe.ratio() - 0.1) <= 1.96 * sharpe.standardError() ? 1 : 0;
    }
    assertThat(held).isBetween(929, 971);
  }

  @Test
  void thereIsNoneOfWhatDoesNotMove() {
    assertThat(SharpeRatio.of(new double[] {0.01, 0.01, 0.01})).isEmpty();
    assertThat(SharpeRatio.of(new double[] {0.01})).isEmpty();
    assertThatThrownBy(() -> new SharpeRatio(1, 100, 3, 5))
        .hasMessage("no 100 returns have the skew 3.0 and the kurtosis 5.0");
  }
}
