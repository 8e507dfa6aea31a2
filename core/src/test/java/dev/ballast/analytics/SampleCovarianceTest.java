// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.testing.Ids;
import dev.ballast.unit.UtcDay;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleCovarianceTest {
  /** NumPy 2.4.6: {@code numpy.cov} of .03 sin .7t, that + .02 cos 1.9t, .05 sin(2.3t + .4). */
  @Test
  void isThatOfNumpy() {
    double[][] returns = new double[3][90];
    for (int t = 1; t <= 90; t++) {
      returns[0][t - 1] = 0.03 * Math.sin(0.7 * t);
      returns[1][t - 1] = 0.03 * Math.sin(0.7 * t) + 0.02 * Math.cos(1.9 * t);
      returns[2][t - 1] = 0.05 * Math.sin(2.3 * t + 0.4);
    }
    double[][] covariance = SampleCovariance.of(returns);
    assertThat(covariance[0])
        .containsExactly(
            new double[] {0.00045420614866781343, 0.00045323451162689526, -1.924883469959003e-06},
            within(1e-16));
    assertThat(covariance[1])
        .containsExactly(
            new double[] {0.00045323451162689526, 0.0006522054844772892, 3.7490279955812595e-06},
            within(1e-16));
    assertThat(covariance[2])
        .containsExactly(
            new double[] {-1.924883469959003e-06, 3.7490279955812595e-06, 0.0012581330398728132},
            within(1e-16));
  }

  /** A price that stands still but for its last decimal has no variance to divide by. */
  @Test
  void roundingIsNoVariance() {
    double[][] returns = {{1e-17, 0, -1e-17, 0}, {0.1, -0.1, 0.1, -0.1}};
    assertThat(SampleCovariance.of(returns)[0][0]).isZero();
    assertThat(SampleCovariance.of(returns)[1][1]).isCloseTo(0.04 / 3, within(1e-15));
  }

  @Test
  void oneReturnIsTooFew() {
    assertThatThrownBy(() -> SampleCovariance.of(new double[][] {{0.1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a covariance needs two returns, not 1");
  }

  /** The second lacks day 3: no return ends on day 3 or 4. Days 1, 2 and 5 are left. */
  @Test
  void onlyDaysOnWhichAllHaveAReturnCount() {
    BarSeries first = closes("BTC/USDT", new int[] {0, 1, 2, 3, 4, 5}, 100, 110, 99, 99, 99, 198);
    BarSeries second = closes("ETH/USDT", new int[] {0, 1, 2, 4, 5}, 10, 20, 10, 10, 15);

    assertThat(CommonReturns.latest(List.of(first, second), 3).orElseThrow())
        .isDeepEqualTo(
            new double[][] {
              {110 / 100.0 - 1, 99 / 110.0 - 1, 198 / 99.0 - 1},
              {20 / 10.0 - 1, 10 / 20.0 - 1, 15 / 10.0 - 1}
            });
    assertThat(CommonReturns.latest(List.of(first, second), 2).orElseThrow()[1])
        .containsExactly(10 / 20.0 - 1, 15 / 10.0 - 1);
    assertThat(CommonReturns.latest(List.of(first, second), 4)).isEmpty();
  }

  /** 2 x 10, 4 x 5 and 10 x 3 on days 0, 1 and 3: of the last three days 25, of all 70/3. */
  @Test
  void tradedValueIsVolumeAtTheCloseOverTheDaysThatAreRecorded() {
    BarSeries bars =
        BarSeries.of(
            SeriesId.bars(Ids.parse("BTC/USDT"), Interval.DAY),
            new long[] {0, UtcDay.MILLIS, 3 * UtcDay.MILLIS},
            new double[] {10, 5, 3},
            new double[] {10, 5, 3},
            new double[] {10, 5, 3},
            new double[] {10, 5, 3},
            new double[] {2, 4, 10});
    long end = 4 * UtcDay.MILLIS;
    assertThat(TradedValue.mean(bars, end, 3)).hasValue(25);
    assertThat(TradedValue.mean(bars, end, 30)).hasValue(70 / 3.0);
    assertThat(TradedValue.mean(bars, end + UtcDay.MILLIS - 1, 1)).hasValue(30);
    assertThat(TradedValue.mean(bars, end + UtcDay.MILLIS, 30)).isEmpty();
  }

  private static BarSeries closes(String symbol, int[] days, double... closes) {
    long[] times = new long[days.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = days[i] * UtcDay.MILLIS;
    }
    SeriesId id = SeriesId.bars(Ids.parse(symbol), Interval.DAY);
    return BarSeries.of(id, times, closes, closes, closes, closes, closes);
  }
}
