// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingBetaTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void agreesWithThePlainRegressionOfEveryWindow(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int window = random.nextInt(3, 120);
    int count = window + random.nextInt(600);
    double[] benchmark = new double[count];
    double[] asset = new double[count];
    for (int i = 0; i < count; i++) {
      // A thousandth of the days jump a hundredfold, so that cancellation would show.
      double scale = random.nextInt(1000) == 0 ? 3 : 0.03;
      benchmark[i] = scale * random.nextGaussian();
      asset[i] = 0.001 + 1.4 * benchmark[i] + 0.02 * random.nextGaussian();
    }

    double[] rolled = RollingBeta.of(asset, benchmark, window);

    assertThat(rolled).hasSize(count - window + 1);
    for (int start = 0; start < rolled.length; start++) {
      Beta plain =
          Beta.of(
                  Arrays.copyOfRange(asset, start, start + window),
                  Arrays.copyOfRange(benchmark, start, start + window))
              .orElseThrow();
      assertThat(rolled[start])
          .as("seed %d, window %d from %d", seed, window, start)
          .isCloseTo(plain.beta(), within(1e-9));
    }
  }

  @Test
  void hasNoSlopeWhereTheBenchmarkStandsStill() {
    double[] benchmark = {0.1, 0, 0, 0, 0, 0.1};
    double[] asset = {0.1, 0.2, -0.1, 0.3, 0.1, 0.2};

    double[] rolled = RollingBeta.of(asset, benchmark, 3);

    assertThat(rolled[1]).isNaN();
    assertThat(rolled[2]).isNaN();
    assertThat(rolled[0]).isFinite();
    assertThat(rolled[3]).isFinite();
  }

  @Test
  void isEmptyWhenThereAreFewerReturnsThanTheWindow() {
    assertThat(RollingBeta.of(new double[4], new double[4], 5)).isEmpty();
  }
}
