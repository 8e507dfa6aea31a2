// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BetaTest {
  /*
   * By hand. Means 0.05 and 0.1; deviations of the benchmark 0.05 -0.15 0.15 -0.05, of the asset 0.1 -0.3 0.2 0.
   * Sxy = 0.005 + 0.045 + 0.03 + 0 = 0.08; Sxx = 0.05; Syy = 0.14. Slope 1.6; intercept 0.1 - 1.6 x 0.05 = 0.02.
   * Residuals 0.02 -0.06 -0.04 0.08; their squares 0.012; over n - 2: 0.006.
   * Standard error sqrt(0.006 / 0.05) = sqrt(0.12); R2 = 1 - 0.012 / 0.14 = 32/35; correlation sqrt(32/35).
   */
  @Test
  void agreesWithTheRegressionDoneByHand() {
    double[] benchmark = {0.1, -0.1, 0.2, 0};
    double[] asset = {0.2, -0.2, 0.3, 0.1};

    Beta beta = Beta.of(asset, benchmark).orElseThrow();

    assertThat(beta.beta()).isCloseTo(1.6, within(1e-14));
    assertThat(beta.alpha()).isCloseTo(0.02, within(1e-14));
    assertThat(beta.standardError()).isCloseTo(Math.sqrt(0.12), within(1e-14));
    assertThat(beta.rSquared()).isCloseTo(32 / 35.0, within(1e-14));
    assertThat(beta.correlation()).isCloseTo(Math.sqrt(32 / 35.0), within(1e-14));
    assertThat(beta.residualVolatility()).isCloseTo(Math.sqrt(0.006 * 365), within(1e-13));
    assertThat(beta.observations()).isEqualTo(4);
  }

  @Test
  void theBenchmarkOnItselfIsOneWithoutError() {
    double[] returns = {0.01, -0.03, 0.02, 0.005, -0.011};

    Beta beta = Beta.of(returns, returns).orElseThrow();

    assertThat(beta.beta()).isEqualTo(1);
    assertThat(beta.standardError()).isCloseTo(0, within(1e-12));
    assertThat(beta.rSquared()).isCloseTo(1, within(1e-12));
    assertThat(beta.correlation()).isCloseTo(1, within(1e-12));
  }

  @Test
  void hasNoSlopeWhereASideDoesNotMove() {
    double[] moving = {0.01, -0.03, 0.02};
    double[] still = {0.01, 0.01, 0.01};

    assertThat(Beta.of(moving, still)).isEmpty();
    assertThat(Beta.of(still, moving)).isEmpty();
  }

  @Test
  void refusesFewerThanThreeReturnsAndDifferentLengths() {
    assertThatThrownBy(() -> Beta.of(new double[2], new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("three returns");
    assertThatThrownBy(() -> Beta.of(new double[] {1, 2, 3}, new double[] {1, 2, 3, 4}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("different lengths");
  }
}
