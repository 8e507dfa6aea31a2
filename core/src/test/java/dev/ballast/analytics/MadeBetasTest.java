// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Every way to a beta on {@link MadeReturns}, against statsmodels 0.15.0 and NumPy 2.4.6 on Python
 * 3.11, of the same formulas: {@code OLS(a, add_constant(b)).fit()}, its {@code
 * get_robustcov_results("HAC", maxlags=5)}, {@code WLS(..., weights=w)} with w = 0.5 ** (age /
 * half-life), the error of WLS times sqrt((n - 2) / (k - 2)), k = sum(w)^2 / sum(w^2), and a loop
 * over the filter's two equations.
 */
final class MadeBetasTest {
  private static final double SEVEN_DIGITS = 1e-7;

  private final double[] benchmark = MadeReturns.benchmark();
  private final double[] asset = MadeReturns.asset();

  @Test
  void ordinaryLeastSquares() {
    Beta beta = Beta.of(asset, benchmark).orElseThrow();

    close(beta.beta(), 1.2555693931);
    close(beta.standardError(), 0.01878932299);
    close(beta.rSquared(), 0.8173294583);
    close(RobustError.of(asset, benchmark, beta, 5), 0.02293302625);
  }

  @Test
  void ofTheLastNinety() {
    Beta beta = last();

    close(beta.beta(), 1.5242204323);
    close(beta.standardError(), 0.05613661026);
  }

  @Test
  void exponentiallyWeighted() {
    EwmaBeta all = EwmaBeta.of(asset, benchmark, 30).orElseThrow();
    close(all.beta().beta(), 1.4936417273);
    close(all.beta().alpha(), 5.346413748e-4);
    close(all.beta().standardError(), 0.0563917891);
    close(all.beta().rSquared(), 0.8924266051);
    close(all.beta().correlation(), 0.9446833359);
    close(all.beta().residualVolatility(), 0.1650489976);
    close(all.effectiveObservations(), 86.5655532207);
    close(EwmaBeta.aboutZero(asset, benchmark, 30).orElseThrow(), 1.4970382272);

    EwmaBeta window =
        EwmaBeta.of(MadeReturns.last(90, asset), MadeReturns.last(90, benchmark), 10).orElseThrow();
    close(window.beta().beta(), 1.4508503749);
    close(window.beta().standardError(), 0.0967808969);
    close(window.effectiveObservations(), 28.7529164692);
    assertThat(window.beta().observations()).isEqualTo(90);
  }

  /** Of the last 90 days the benchmark rose on 46. */
  @Test
  void ofTheDaysOnOneSide() {
    double[] own = MadeReturns.last(90, asset);
    double[] other = MadeReturns.last(90, benchmark);

    side(SidedBeta.up(own, other), 46, 1.1299119491, 0.1362030825);
    side(SidedBeta.down(own, other), 44, 1.1766277605, 0.1460279421);
  }

  private static void side(SidedBeta side, int days, double slope, double error) {
    assertThat(side)
        .isInstanceOfSatisfying(
            SidedBeta.Measured.class,
            measured -> {
              assertThat(measured.days()).isEqualTo(days);
              close(measured.beta().beta(), slope);
              close(measured.beta().standardError(), error);
            });
  }

  @Test
  void shrunkTowardsOne() {
    BetaPrior.Shrunk shrunk = new BetaPrior(1, 0.09).shrink(last().beta(), last().standardError());

    close(shrunk.beta(), 1.50648600);
  }

  @Test
  void filtered() {
    KalmanBeta filtered = new KalmanBeta(0, 1).after(asset, benchmark, 1e-4, 7.2e-5);

    close(filtered.beta(), 1.5007716868);
    close(filtered.variance(), 0.0049617513);
  }

  private Beta last() {
    return Beta.of(MadeReturns.last(90, asset), MadeReturns.last(90, benchmark)).orElseThrow();
  }

  private static void close(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(SEVEN_DIGITS * Math.abs(expected)));
  }
}
