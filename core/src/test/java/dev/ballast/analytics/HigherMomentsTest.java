// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HigherMomentsTest {
  /** {@code skew} and {@code kurtosis} of SciPy 1.17.1, not corrected. */
  @Test
  void momentsOfTheSampleAsItIs() {
    double[] series = LongRunSumTest.series();

    assertThat(HigherMoments.plainSkew(series).orElseThrow())
        .isCloseTo(-0.06241080580285473, within(1e-13));
    assertThat(HigherMoments.plainExcessKurtosis(series).orElseThrow())
        .isCloseTo(-1.2533871032040897, within(1e-13));
    assertThat(HigherMoments.plainSkew(new double[3])).isEmpty();
    assertThat(HigherMoments.plainExcessKurtosis(new double[3])).isEmpty();
  }
}
