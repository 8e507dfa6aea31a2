// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against {@code rankdata} and {@code spearmanr} of SciPy 1.17.1. */
class RanksTest {
  private static final double[] FIRST = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};
  private static final double[] SECOND = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4};

  @Test
  void equalValuesShareTheMeanOfTheirPlaces() {
    assertThat(Ranks.of(FIRST)).containsExactly(4.5, 1.5, 6, 1.5, 8, 11, 3, 10, 8, 4.5, 8);
    assertThat(Ranks.of(new double[0])).isEmpty();
    // Zero is zero, whatever its sign.
    assertThat(Ranks.of(new double[] {0.0, -0.0, 1})).containsExactly(1.5, 1.5, 3);
  }

  @Test
  void rankCorrelationAgreesWithScipy() {
    assertThat(RankCorrelation.of(FIRST, SECOND).orElseThrow())
        .isCloseTo(0.1384567651467695, within(1e-14));
    assertThat(RankCorrelation.of(FIRST, new double[11])).isEmpty();
  }

  @Test
  void whatIsNoNumberHasNoPlace() {
    assertThatThrownBy(() -> Ranks.of(new double[] {1, Double.NaN}))
        .hasMessage("value 1 is no number and has no rank");
  }
}
