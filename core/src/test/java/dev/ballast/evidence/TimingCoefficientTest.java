// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class TimingCoefficientTest {
  private static final int TIMES = 200;

  /**
   * Signals s(t) = sin(0.7 t), outcomes s + 0.8 sin(1.9 t^2) for t = 1..60. SciPy 1.17.1: {@code
   * spearmanr} 0.7912197832731316; of the 60 beginnings ({@code numpy.roll}), those as far from
   * zero: 1.
   */
  @Test
  void agreesWithSciPy() {
    double[] signals = new double[60];
    double[] outcomes = new double[60];
    for (int t = 1; t <= 60; t++) {
      signals[t - 1] = StrictMath.sin(0.7 * t);
      outcomes[t - 1] = signals[t - 1] + 0.8 * StrictMath.sin(1.9 * t * t);
    }

    TimingCoefficient found =
        TimingCoefficient.of(signals, outcomes, 0, TIMES, Draws.seeded(1)).orElseThrow();

    assertThat(found.moments()).isEqualTo(60);
    assertThat(found.coefficient()).isCloseTo(0.7912197832731316, within(1e-9));
    assertThat(found.chance()).isCloseTo(1 / 60.0, within(1e-12));
    assertThat(found.interval().holds(found.coefficient())).isTrue();
  }

  /** Signals and sums of noise that both follow themselves: found as often as said. */
  @Test
  void noiseIsFoundAsOftenAsSaid() {
    int found = 0;
    int missed = 0;
    for (long seed = 0; seed < 1000; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      double[] signals = walk(random, 80);
      double[] outcomes = walk(random, 80);
      TimingCoefficient noise =
          TimingCoefficient.of(signals, outcomes, 3, 40, Draws.seeded(seed)).orElseThrow();
      found += noise.chance() <= 0.05 ? 1 : 0;
      missed += noise.interval().holds(0) ? 0 : 1;
    }
    assertThat(found).isBetween(30, 70);
    assertThat(missed).isLessThanOrEqualTo(70);
  }

  private static double[] walk(RandomGenerator random, int length) {
    double[] walk = new double[length];
    double last = 0;
    for (int i = 0; i < length; i++) {
      last = 0.8 * last + random.nextGaussian();
      walk[i] = last;
    }
    return walk;
  }

  @Test
  void saysNothingOfTooFewOrOfWhatNeverChanges() {
    double[] seven = {1, 2, 3, 4, 5, 6, 7};
    double[] still = new double[9];
    double[] nine = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    assertThat(TimingCoefficient.of(seven, seven, 0, TIMES, Draws.seeded(1))).isEmpty();
    assertThat(TimingCoefficient.of(still, nine, 0, TIMES, Draws.seeded(1))).isEmpty();
  }
}
