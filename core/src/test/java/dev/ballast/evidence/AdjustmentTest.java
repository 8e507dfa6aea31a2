// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdjustmentTest {
  private static final double LEFT_OF_TWO = 0.0845071689034644;
  private static final double[] CHANCES = {0.04, 0.001, 0.3, 0.02, 0.012, 0.02, 0.9};

  /** {@code multipletests} of statsmodels 0.15.0. */
  @ParameterizedTest
  @CsvSource({
    "BONFERRONI, 0.28, 0.007, 1, 0.14, 0.084, 0.14, 1",
    "HOLM, 0.12, 0.007, 0.6, 0.1, 0.072, 0.1, 0.9",
    "BENJAMINI_HOCHBERG, 0.056, 0.007, 0.35, 0.035, 0.035, 0.035, 0.9",
    "BENJAMINI_YEKUTIELI, 0.1452, 0.01815, 0.9075, 0.09075, 0.09075, 0.09075, 1",
  })
  void agreesWithStatsmodels(
      Adjustment adjustment,
      double first,
      double second,
      double third,
      double fourth,
      double fifth,
      double sixth,
      double seventh) {
    assertThat(adjustment.adjust(CHANCES))
        .containsExactly(
            new double[] {first, second, third, fourth, fifth, sixth, seventh}, within(1e-14));
  }

  @ParameterizedTest
  @EnumSource(Adjustment.class)
  void oneTestAloneIsNotAdjusted(Adjustment adjustment) {
    assertThat(adjustment.adjust(new double[] {0.03})).containsExactly(0.03);
    assertThat(adjustment.adjust(new double[0])).isEmpty();
    assertThatThrownBy(() -> adjustment.adjust(new double[] {1.1})).hasMessage("no chance: 1.1");
  }

  /**
   * 0.1 over 400 periods: t 2, chance 0.0455002639; twice that, 0.0910005279, is the chance of t
   * 1.6901433781, as {@code norm.isf(0.0910005279 / 2)} of SciPy 1.17.1 has it.
   */
  @Test
  void aSharpeRatioIsCutToWhatIsLeftOfItsChance() {
    List<SharpeHaircut> cut =
        SharpeHaircut.of(new double[] {0.1, -0.01, 3, 0}, 400, Adjustment.BONFERRONI);
    List<SharpeHaircut> two = SharpeHaircut.of(new double[] {0.1, 0}, 400, Adjustment.BONFERRONI);

    assertThat(two.getFirst().chance()).isCloseTo(0.04550026389635842, within(1e-14));
    assertThat(two.getFirst().adjusted()).isCloseTo(0.09100052779271683, within(1e-14));
    assertThat(two.getFirst().left()).isCloseTo(LEFT_OF_TWO, within(1e-12));
    assertThat(two.getFirst().haircut()).isCloseTo(1 - LEFT_OF_TWO / 0.1, within(1e-11));
    assertThat(cut.get(1).left()).isCloseTo(0, within(1e-15));
    assertThat(cut.get(1).haircut()).isCloseTo(1, within(1e-15));
    assertThat(cut.get(2).haircut()).isZero();
    assertThat(cut.get(3).haircut()).isZero();
  }
}
