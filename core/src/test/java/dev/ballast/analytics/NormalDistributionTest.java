// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalDistributionTest {
  /** {@code norm.sf} of SciPy 1.17.1. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "0.1, 0.460172162722971",
    "1, 0.15865525393145707",
    "1.959963984540054, 0.025",
    "3.5, 0.00023262907903552502",
    "3.6, 0.00015910859015753364",
    "8, 6.22096057427174e-16",
    "20, 2.7536241186061556e-89",
    "37, 5.7255712225239266e-300",
  })
  void tailsAgreeWithScipy(double x, double chance) {
    assertThat(NormalDistribution.above(x)).isCloseTo(chance, withinPercentage(1e-9));
    assertThat(NormalDistribution.below(-x)).isEqualTo(NormalDistribution.above(x));
    assertThat(NormalDistribution.below(x)).isCloseTo(1 - chance, within(1e-14));
    assertThat(NormalDistribution.beyond(-x)).isCloseTo(2 * chance, withinPercentage(1e-9));
  }

  /** {@code norm.ppf} of SciPy 1.17.1. */
  @ParameterizedTest
  @CsvSource({
    "1e-300, -37.0470962993612",
    "1e-16, -8.222082216130435",
    "0.0001, -3.7190164854556804",
    "0.025, -1.9599639845400545",
    "0.3, -0.5244005127080409",
    "0.5, 0",
    "0.77, 0.7388468491852137",
    "0.975, 1.959963984540054",
    "0.9999, 3.719016485455709",
  })
  void quantilesAgreeWithScipy(double share, double value) {
    assertThat(NormalDistribution.quantile(share)).isCloseTo(value, within(5e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
  void nothingLiesAboveNoneOrAll(double share) {
    assertThatThrownBy(() -> NormalDistribution.quantile(share))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** 1 / sqrt(2 pi), and that over the root of e. */
  @Test
  void densityIsTheBell() {
    assertThat(NormalDistribution.density(0)).isCloseTo(0.3989422804014327, within(1e-15));
    assertThat(NormalDistribution.density(-1)).isCloseTo(0.24197072451914337, within(1e-15));
  }
}
