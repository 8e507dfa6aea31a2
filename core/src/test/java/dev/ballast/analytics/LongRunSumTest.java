// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongRunSumTest {
  /** t = 1..40: sin(0.7 t) + 0.5 cos((1.3 t^2) mod 7). */
  static double[] series() {
    double[] series = new double[40];
    for (int i = 0; i < series.length; i++) {
      double t = i + 1;
      series[i] = Math.sin(0.7 * t) + 0.5 * Math.cos(1.3 * t * t % 7);
    }
    return series;
  }

  /**
   * The standard error of the mean by statsmodels 0.15.0: {@code OLS(s, 1)} with {@code
   * cov_hac_simple(nlags, weights_func, use_correction=False)}, {@code weights_bartlett} and {@code
   * weights_uniform}.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0.12117442114142639, 0.12117442114142639",
    "3, 0.16838164455536564, 0.1677850405339651",
    "9, 0.08357922232540302, 0.09815955099665923",
  })
  void agreesWithStatsmodels(int lags, double falling, double full) {
    double[] deviations = series();
    double mean = Moments.mean(deviations);
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] -= mean;
    }

    assertThat(Math.sqrt(LongRunSum.falling(deviations, lags)) / 40)
        .isCloseTo(falling, within(1e-13));
    assertThat(Math.sqrt(LongRunSum.full(deviations, lags)) / 40).isCloseTo(full, within(1e-13));
  }

  /** 1, -1, 1: squares 3, neighbours -2, counted twice or with a half. */
  @Test
  void fullWeightsMayBeNegative() {
    double[] deviations = {1, -1, 1};

    assertThat(LongRunSum.full(deviations, 1)).isEqualTo(-1);
    assertThat(LongRunSum.falling(deviations, 1)).isEqualTo(1);
    assertThat(LongRunSum.full(deviations, 9)).isEqualTo(1);
  }
}
