// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class EwmaBetaTest {
  private final double[] benchmark = MadeReturns.last(90, MadeReturns.benchmark());
  private final double[] asset = MadeReturns.last(90, MadeReturns.asset());

  /** Without a half-life all weights are one, and every figure is that of the plain regression. */
  @Test
  void anEndlessHalfLifeIsOrdinaryLeastSquares() {
    Beta plain = Beta.of(asset, benchmark).orElseThrow();

    EwmaBeta endless = EwmaBeta.of(asset, benchmark, Double.POSITIVE_INFINITY).orElseThrow();
    EwmaBeta long30000 = EwmaBeta.of(asset, benchmark, 30_000).orElseThrow();

    assertThat(endless.effectiveObservations()).isEqualTo(90);
    assertThat(endless.beta().beta()).isCloseTo(plain.beta(), within(1e-13));
    assertThat(endless.beta().alpha()).isCloseTo(plain.alpha(), within(1e-15));
    assertThat(endless.beta().standardError()).isCloseTo(plain.standardError(), within(1e-13));
    assertThat(endless.beta().rSquared()).isCloseTo(plain.rSquared(), within(1e-13));
    assertThat(endless.beta().residualVolatility())
        .isCloseTo(plain.residualVolatility(), within(1e-13));
    assertThat(long30000.beta().beta()).isCloseTo(plain.beta(), within(1e-4));
    assertThat(long30000.beta().beta()).isNotEqualTo(plain.beta());
  }

  /** Weights 1/4, 1/2, 1: sum 7/4, squares 21/16; (49/16) / (21/16) = 7/3. */
  @Test
  void theEffectiveSizeIsKishs() {
    assertThat(EwmaBeta.effective(EwmaBeta.weights(3, 1))).isCloseTo(7 / 3.0, within(1e-15));
  }

  /** With a half-life of a third of a day each weight is an eighth: (8/7)^2 / (64/63) = 9/7. */
  @Test
  void aHalfLifeThatLeavesTwoReturnsHasNoError() {
    assertThat(EwmaBeta.effective(EwmaBeta.weights(90, 1 / 3.0))).isCloseTo(9 / 7.0, within(1e-12));
    assertThat(EwmaBeta.of(asset, benchmark, 1 / 3.0)).isEmpty();
  }

  /** What moved 89 half-lives ago has a weight of 1e-27: it says nothing. */
  @Test
  void whatDoesNotMoveHasNoSlope() {
    double[] still = new double[90];
    double[] once = new double[90];
    once[0] = 0.01;

    assertThat(EwmaBeta.of(still, benchmark, 30)).isEmpty();
    assertThat(EwmaBeta.of(asset, still, 30)).isEmpty();
    assertThat(EwmaBeta.of(asset, once, 1)).isEmpty();
    assertThat(EwmaBeta.of(asset, once, 30)).isPresent();
    assertThat(EwmaBeta.aboutZero(asset, still, 30)).isEmpty();
  }

  @Test
  void refusesAHalfLifeThatIsNotAboveZero() {
    for (double wrong : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> EwmaBeta.of(asset, benchmark, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("half-life");
    }
    assertThatThrownBy(() -> EwmaBeta.of(new double[3], new double[4], 30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("different lengths");
  }
}
