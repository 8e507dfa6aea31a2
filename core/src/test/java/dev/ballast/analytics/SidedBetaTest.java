// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SidedBetaTest {
  private final double[] benchmark = MadeReturns.last(90, MadeReturns.benchmark());
  private final double[] asset = MadeReturns.last(90, MadeReturns.asset());

  @Test
  void isTheRegressionOfTheSidesDays() {
    benchmark[7] = 0;
    int[] up = IntStream.range(0, 90).filter(i -> benchmark[i] > 0).toArray();
    int[] down = IntStream.range(0, 90).filter(i -> benchmark[i] < 0).toArray();

    assertThat(up.length + down.length).isEqualTo(89);
    assertThat(SidedBeta.up(asset, benchmark)).isEqualTo(plain(up));
    assertThat(SidedBeta.down(asset, benchmark)).isEqualTo(plain(down));
  }

  private SidedBeta plain(int[] days) {
    return new SidedBeta.Measured(
        Beta.of(
                Arrays.stream(days).mapToDouble(i -> asset[i]).toArray(),
                Arrays.stream(days).mapToDouble(i -> benchmark[i]).toArray())
            .orElseThrow());
  }

  /** The benchmark rises by 1 % on 19 days and by another 1 % on the 20th; it never falls. */
  @Test
  void saysWhyThereIsNone() {
    double[] rising = new double[20];
    Arrays.fill(rising, 0.01);
    double[] own = Arrays.copyOf(asset, 20);

    assertThat(SidedBeta.up(own, rising))
        .isEqualTo(
            new SidedBeta.Unavailable(
                20, "rose on 20 days, but a side moved evenly or not at all"));
    assertThat(SidedBeta.down(own, rising))
        .isEqualTo(new SidedBeta.Unavailable(0, "fell on 0 days, fewer than 20"));
    rising[3] = 0;
    assertThat(SidedBeta.up(own, rising))
        .isEqualTo(new SidedBeta.Unavailable(19, "rose on 19 days, fewer than 20"));
    rising[5] = -0.02;
    assertThat(SidedBeta.down(own, rising))
        .isEqualTo(new SidedBeta.Unavailable(1, "fell on 1 day, fewer than 20"));
  }
}
