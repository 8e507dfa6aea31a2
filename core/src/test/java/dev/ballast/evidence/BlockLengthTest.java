// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against {@code arch.bootstrap.optimal_block_length} of arch 8.0.0, column "stationary". */
class BlockLengthTest {
  /** t = 1..500: u = fraction of 43758.5453 x sin(12.9898 t), less a half. */
  private static double[] noise() {
    double[] noise = new double[500];
    for (int i = 0; i < noise.length; i++) {
      double value = Math.sin(12.9898 * (i + 1)) * 43758.5453;
      noise[i] = value - Math.floor(value) - 0.5;
    }
    return noise;
  }

  /** Begun at zero, each 0.7 of the one before and the noise of its place. */
  static double[] autoregressive() {
    double[] noise = noise();
    double[] series = new double[noise.length];
    for (int i = 1; i < series.length; i++) {
      series[i] = 0.7 * series[i - 1] + noise[i];
    }
    return series;
  }

  @Test
  void agreesWithArch() {
    assertThat(BlockLength.of(autoregressive())).isCloseTo(26.286783, within(1e-6));
    // As long as three roots of 500, rounded up.
    assertThat(BlockLength.of(SharpeRatioTest.returns())).isEqualTo(68);
    // 0.66 there: no block is shorter than a period.
    assertThat(BlockLength.of(noise())).isEqualTo(1);
  }

  @Test
  void whatDoesNotMoveNeedsNoBlocks() {
    assertThat(BlockLength.of(new double[100])).isEqualTo(1);
    assertThat(BlockLength.of(new double[] {1, 2})).isEqualTo(1);
    // What is left of equal values when their mean is taken off is rounding.
    double[] tenths = new double[100];
    Arrays.fill(tenths, 0.1);
    assertThat(BlockLength.of(tenths)).isEqualTo(1);
    assertThat(MeanEstimate.of(tenths, 3).t()).isEmpty();
  }

  @Test
  void shortSeriesAreLookedAtAsFarAsTheyGo() {
    assertThat(BlockLength.of(new double[] {1, 2, 3, 4, 5, 6})).isBetween(1.0, 2.0);
  }
}
