// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalsTest {
  /** What {@code String.format} writes of numbers of every size and sign, and of those between. */
  @Test
  void theTextIsThatOfTheJdksFormatter() {
    long seed = 20251101;
    Random random = new Random(seed);
    List<Double> values =
        new ArrayList<>(
            List.of(
                0.0,
                -0.0,
                0.5,
                -0.5,
                0.05,
                0.125,
                1.005,
                2.5,
                -0.04,
                999.5,
                -999.95,
                1e-300,
                1e22,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY));
    for (int i = 0; i < 20_000; i++) {
      double size = Math.pow(10, random.nextInt(-6, 16));
      values.add(size * random.nextGaussian());
      values.add(Math.rint(1000 * random.nextGaussian()) / 200);
    }
    for (double value : values) {
      for (int places = 0; places < 4; places++) {
        assertThat(Decimals.fixed(value, places))
            .as("%s in %d places, seed %d", value, places, seed)
            .isEqualTo(String.format(Locale.ROOT, "%." + places + "f", value));
        assertThat(Decimals.grouped(value, places))
            .as("%s in %d places, seed %d", value, places, seed)
            .isEqualTo(String.format(Locale.ROOT, "%,." + places + "f", value));
      }
    }
  }
}
