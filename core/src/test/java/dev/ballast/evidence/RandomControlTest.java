// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RandomControlTest {
  /** One to ninety-nine: of a hundred with the figure, five may be as large, itself among them. */
  @Test
  void aFigureAboveTheBarHasAChanceOfFivePercentOrLess() {
    double[] controls = new double[99];
    Arrays.setAll(controls, i -> i + 1);

    assertThat(RandomControl.among(95.5, controls).bar()).isEqualTo(95);
    assertThat(RandomControl.among(95.5, controls).chance()).isCloseTo(0.05, within(1e-15));
    assertThat(RandomControl.among(95, controls).chance()).isCloseTo(0.06, within(1e-15));
    assertThat(RandomControl.among(3, new double[] {2, 1}).bar()).isEqualTo(2);
  }

  /** Over seeds: above the bar where the chance is one in twenty or less, and nowhere else. */
  @Test
  void theBarAndTheChanceAgree() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20251101);
    for (int sample = 0; sample < 2000; sample++) {
      double[] controls = random.doubles(19 + random.nextInt(200)).toArray();
      RandomControl control = RandomControl.among(0.85 + 0.15 * random.nextDouble(), controls);
      assertThat(control.measured() > control.bar()).isEqualTo(control.chance() <= 0.05);
    }
  }
}
