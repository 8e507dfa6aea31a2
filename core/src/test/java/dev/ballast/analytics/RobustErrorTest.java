// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class RobustErrorTest {
  /**
   * BetaTest's regression: deviations 0.05 -0.15 0.15 -0.05, residuals 0.02 -0.06 -0.04 0.08;
   * products 0.001 0.009 -0.006 -0.004, their squares 1e-6 x (1 + 81 + 36 + 16) = 134e-6; of
   * neighbours 1e-6 x (9 - 54 + 24) = -21e-6, at one lag with weight 2 x 1/2. Over 0.05.
   */
  @Test
  void agreesWithTheHand() {
    double[] benchmark = {0.1, -0.1, 0.2, 0};
    double[] asset = {0.2, -0.2, 0.3, 0.1};
    Beta beta = Beta.of(asset, benchmark).orElseThrow();

    assertThat(RobustError.of(asset, benchmark, beta, 0))
        .isCloseTo(Math.sqrt(134e-6) / 0.05, within(1e-14));
    assertThat(RobustError.of(asset, benchmark, beta, 1))
        .isCloseTo(Math.sqrt(113e-6) / 0.05, within(1e-14));
  }

  @Test
  void looksFurtherBackInLongerSamples() {
    assertThat(RobustError.usualLags(90)).isEqualTo(3);
    assertThat(RobustError.usualLags(100)).isEqualTo(4);
    assertThat(RobustError.usualLags(1000)).isEqualTo(6);
  }
}
