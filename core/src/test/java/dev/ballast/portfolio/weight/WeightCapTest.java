// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightCapTest {
  /**
   * Of a sum of 2,000, 1,200 is 60 % and held at 30 %, 400 is 20 % and at its cap. The other eight
   * have 20 % together, and 50 % to share: each times 2.5.
   */
  @Test
  void theLargestIsHeldAtThirtyPercentAndTheOthersAtTwenty() {
    double[] capitalisations = {1200, 400, 130, 90, 60, 40, 30, 20, 20, 10};
    double[] caps = {0.3, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2};
    assertThat(Factor.found(WeightCap.of(capitalisations, caps)))
        .containsExactly(
            new double[] {0.3, 0.2, 0.1625, 0.1125, 0.075, 0.05, 0.0375, 0.025, 0.025, 0.0125},
            within(1e-12));
  }

  /**
   * 50, 30, 12, 8 under 40 %: ten points go to the others by 30 : 12 : 8, of which the first gets 6
   * and stands at 36; none is above.
   */
  @Test
  void whatIsAboveGoesToThoseBelowInProportion() {
    assertThat(Factor.found(WeightCap.of(new double[] {50, 30, 12, 8}, 0.4)))
        .containsExactly(new double[] {0.4, 0.36, 0.144, 0.096}, within(1e-12));
  }

  /** 60, 25, 10, 5 under 35 %: 25 becomes 40.6 %, is held at 35 too, and 30 go by 10 : 5. */
  @Test
  void whoIsLiftedAboveIsHeldInTurn() {
    assertThat(Factor.found(WeightCap.of(new double[] {60, 25, 10, 5}, 0.35)))
        .containsExactly(new double[] {0.35, 0.35, 0.2, 0.1}, within(1e-12));
  }

  @Test
  void capsThatLeaveNoRoomMakeAllEqual() {
    assertThat(Factor.found(WeightCap.of(new double[] {5, 3, 1, 0.5, 0.1}, 0.2)))
        .containsExactly(new double[] {0.2, 0.2, 0.2, 0.2, 0.2}, within(1e-12));
  }

  @Test
  void capsThatCannotHoldAreSaid() {
    assertThat(WeightCap.of(new double[] {1, 1, 1}, 0.3))
        .isEqualTo(new Weighting.Absent("the caps of 3 members sum to 90%, less than 100%"));
    assertThat(WeightCap.of(new double[] {1}, 0.4))
        .isEqualTo(new Weighting.Absent("the cap of one member is 40%, less than 100%"));
    assertThat(WeightCap.of(new double[] {1, 0, 0}, 0.4))
        .isEqualTo(new Weighting.Absent("no member below its cap has a weight"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void capsAreKeptAllIsSharedAndTheOrderStays(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 1_000; round++) {
      int n = 1 + random.nextInt(30);
      double[] weights = random.doubles(n, 0, 1).map(one -> 0.001 + Math.pow(one, 8)).toArray();
      double cap = 1.0 / n + (1 - 1.0 / n) * Math.pow(random.nextDouble(), 3);
      double[] capped = Factor.found(WeightCap.of(weights, cap));
      assertThat(Arrays.stream(capped).sum()).as("seed %d", seed).isCloseTo(1, within(1e-12));
      double free = Double.NaN;
      for (int i = 0; i < n; i++) {
        assertThat(capped[i]).isLessThanOrEqualTo(cap);
        for (int j = 0; j < n; j++) {
          if (weights[i] > weights[j]) {
            assertThat(capped[i]).isGreaterThanOrEqualTo(capped[j]);
          }
        }
        if (capped[i] < cap) {
          double times = capped[i] / weights[i];
          assertThat(Double.isNaN(free) ? times : free).isCloseTo(times, within(1e-9 * times));
          free = times;
        }
      }
    }
  }
}
