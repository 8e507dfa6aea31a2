// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.analytics.Volatility;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StationaryBootstrapTest {
  @Test
  void theSameSeedDrawsTheSame() {
    StationaryBootstrap bootstrap = new StationaryBootstrap(50, 5);

    assertThat(bootstrap.draw(Draws.seeded(1))).isEqualTo(bootstrap.draw(Draws.seeded(1)));
    assertThat(bootstrap.draw(Draws.seeded(1))).isNotEqualTo(bootstrap.draw(Draws.seeded(2)));
  }

  /**
   * Of 100,000 drawn places 1 in 8 begins a block, and of those 49 in 50 are seen as a jump; each
   * of 50 periods is drawn 2,000 times, with a deviation that blocks make larger than that of
   * single draws, by about the root of 15: 170.
   */
  @Test
  void blocksAreAsLongAndPeriodsAsLikelyAsTheyShouldBe() {
    StationaryBootstrap bootstrap = new StationaryBootstrap(50, 8);
    Draws draws = Draws.seeded(20251101);
    int[] seen = new int[50];
    int jumps = 0;
    for (int time = 0; time < 2000; time++) {
      int[] places = bootstrap.draw(draws);
      for (int i = 0; i < 50; i++) {
        seen[places[i]]++;
        jumps += i > 0 && places[i] != (places[i - 1] + 1) % 50 ? 1 : 0;
      }
    }
    assertThat(jumps / (2000 * 49.0)).isCloseTo(0.125 * 0.98, within(0.004));
    assertThat(Arrays.stream(seen).min().orElseThrow()).isGreaterThan(1400);
    assertThat(Arrays.stream(seen).max().orElseThrow()).isLessThan(2600);
  }

  /**
   * The exact variance of the drawn mean of a series, from its circular autocovariances c(k): (c(0)
   * + 2 sum (1 - k/n) (1 - p)^k c(k)) / n, Politis and Romano's lemma 1, for the AR series of
   * {@link BlockLengthTest}.
   */
  @Test
  void theDrawnMeanVariesAsPolitisAndRomanoSay() {
    double[] series = BlockLengthTest.autoregressive();
    int n = series.length;
    double mean = Arrays.stream(series).average().orElseThrow();
    double variance = 0;
    for (int lag = 0; lag < n; lag++) {
      double product = 0;
      for (int i = 0; i < n; i++) {
        product += (series[i] - mean) * (series[(i + lag) % n] - mean) / n;
      }
      double weight = lag == 0 ? 1 : 2 * (1 - (double) lag / n) * Math.pow(1 - 1 / 20.0, lag);
      variance += weight * product / n;
    }

    double[] means = new StationaryBootstrap(n, 20).means(series, 20_000, Draws.seeded(20251101));

    assertThat(Arrays.stream(means).average().orElseThrow()).isCloseTo(mean, within(0.002));
    assertThat(Volatility.sampleDeviation(means) / Math.sqrt(variance)).isCloseTo(1, within(0.015));
  }

  @Test
  void anIntervalLiesBetweenQuantiles() {
    double[] resampled = new double[101];
    Arrays.setAll(resampled, i -> i);
    ConfidenceInterval interval = ConfidenceInterval.between(resampled, 0.9);

    assertThat(interval.low()).isCloseTo(5, within(1e-12));
    assertThat(interval.high()).isCloseTo(95, within(1e-12));
    assertThat(interval.holds(5.5)).isTrue();
    assertThat(interval.holds(4.5)).isFalse();
    assertThatThrownBy(() -> new ConfidenceInterval(1, 0, 0.9))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void blocksShorterThanAPeriodDrawNothing() {
    assertThatThrownBy(() -> new StationaryBootstrap(10, 0.5))
        .hasMessage("blocks of 0.5 periods out of 10 draw nothing");
    assertThatThrownBy(
            () -> new StationaryBootstrap(10, 1).means(new double[9], 1, Draws.seeded(1)))
        .hasMessage("9 values for 10 periods");
  }

  /** All six orders of three, 1,000 times each: the deviation of a count is 29. */
  @Test
  void allOrdersAreAsLikely() {
    Draws draws = Draws.seeded(20251101);
    int[] seen = new int[9];
    for (int time = 0; time < 6000; time++) {
      int[] order = draws.order(3);
      assertThat(order).containsExactlyInAnyOrder(0, 1, 2);
      seen[order[0] * 3 + order[1]]++;
    }
    assertThat(Arrays.stream(seen).filter(count -> count > 0))
        .hasSize(6)
        .allMatch(count -> Math.abs(count - 1000) < 120);
  }
}
