// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingStatisticsTest {
  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void agreesWithThePlainFormOfEveryWindow(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int window = random.nextInt(2, 100);
    ReturnGrid grid = made(random, random.nextInt(1, 40), random.nextInt(1, 700));

    RollingGrid rolled = rolled(grid, window);

    WindowStatistics plain = new WindowStatistics(window);
    for (int bar = 0; bar < grid.bars(); bar++) {
      for (int asset = 0; asset < grid.assets(); asset++) {
        int at = bar * grid.assets() + asset;
        String where = "seed %d, window %d, bar %d, asset %d".formatted(seed, window, bar, asset);
        if (bar < window - 1) {
          assertThat(rolled.volatility()[at]).as(where).isNaN();
          assertThat(rolled.beta()[at]).as(where).isNaN();
          continue;
        }
        plain.measure(grid, asset, bar);
        same(rolled.beta()[at], plain.beta(), where);
        same(rolled.correlation()[at], plain.correlation(), where);
        same(rolled.volatility()[at], plain.volatility(), where);
      }
    }
  }

  /** Late listings, gaps, stillness of asset and benchmark, crashes, and returns all but equal. */
  private static ReturnGrid made(SplittableRandom random, int assets, int bars) {
    double[] benchmark = new double[bars];
    double[] returns = new double[assets * bars];
    for (int bar = 0; bar < bars; bar++) {
      benchmark[bar] = 0.01 * random.nextGaussian();
    }
    for (int asset = 0; asset < assets; asset++) {
      double base = random.nextInt(6) == 0 ? 5 : 0.0001;
      for (int bar = 0; bar < bars; bar++) {
        double crash = random.nextInt(500) == 0 ? -0.9 : 0;
        returns[bar * assets + asset] =
            base + benchmark[bar] + 0.01 * random.nextGaussian() + crash;
      }
      int listed = random.nextInt(4) == 0 ? random.nextInt(bars) : 0;
      fill(returns, assets, asset, 0, listed, Double.NaN);
      int still = random.nextInt(bars);
      double constant = random.nextBoolean() ? 0 : 0.000_3;
      fill(returns, assets, asset, still, Math.min(bars, still + random.nextInt(250)), constant);
      int gap = random.nextInt(bars);
      fill(returns, assets, asset, gap, Math.min(bars, gap + random.nextInt(3)), Double.NaN);
    }
    int still = random.nextInt(bars);
    Arrays.fill(benchmark, still, Math.min(bars, still + random.nextInt(150)), 0.000_1);
    benchmark[random.nextInt(bars)] = random.nextBoolean() ? Double.NaN : 0.5;
    return ReturnGrid.of(assets, returns, benchmark);
  }

  private static void fill(
      double[] returns, int assets, int asset, int from, int to, double value) {
    for (int bar = from; bar < to; bar++) {
      returns[bar * assets + asset] = value;
    }
  }

  private static void same(double rolled, double plain, String where) {
    if (Double.isNaN(plain)) {
      assertThat(rolled).as(where).isNaN();
    } else {
      double size = Math.max(1, Math.abs(plain));
      assertThat(rolled).as(where).isCloseTo(plain, within(TOLERANCE * size));
    }
  }

  private static RollingGrid rolled(ReturnGrid grid, int window) {
    RollingGrid results = RollingGrid.like(grid);
    RollingStatistics.of(window, 0, grid.assets()).roll(grid, 0, grid.bars(), results);
    return results;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24})
  void anyCutOfBarsAndAssetsGivesTheSameBits(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ReturnGrid grid = made(random, 17, 500);
    int window = random.nextInt(2, 90);
    int bar = random.nextInt(1, 500);
    int asset = random.nextInt(1, 17);

    RollingGrid parts = RollingGrid.like(grid);
    RollingStatistics left = RollingStatistics.of(window, 0, asset);
    RollingStatistics right = RollingStatistics.of(window, asset, 17 - asset);
    right.roll(grid, bar, 500, parts);
    left.roll(grid, 0, bar, parts);
    right.roll(grid, 0, bar, parts);
    left.roll(grid, bar, 500, parts);

    RollingGrid whole = rolled(grid, window);
    assertThat(parts.beta()).as("seed %d", seed).isEqualTo(whole.beta());
    assertThat(parts.correlation()).as("seed %d", seed).isEqualTo(whole.correlation());
    assertThat(parts.volatility()).as("seed %d", seed).isEqualTo(whole.volatility());
  }

  /**
   * pandas 2.3.3: {@code x.rolling(3).cov(b) / b.rolling(3).var()}, {@code x.rolling(3).corr(b)},
   * {@code x.rolling(3).std()} for the two series of this test.
   */
  @Test
  void givesTheFiguresOfPandas() {
    double[] benchmark = {0.01, -0.02, 0.015, 0.03, -0.01, 0.005};
    double[] asset = {0.02, -0.01, 0.01, 0.05, Double.NaN, 0.01};

    RollingGrid rolled = rolled(ReturnGrid.of(1, asset, benchmark), 3);

    assertThat(rolled.beta()[2]).isCloseTo(0.7209302325581396, within(1e-12));
    assertThat(rolled.beta()[3]).isCloseTo(1.0886075949367089, within(1e-12));
    assertThat(rolled.correlation()[2]).isCloseTo(0.8934051474415641, within(1e-12));
    assertThat(rolled.correlation()[3]).isCloseTo(0.9142729994595088, within(1e-12));
    assertThat(rolled.volatility()[2]).isCloseTo(0.015275252316519468, within(1e-15));
    assertThat(rolled.volatility()[3]).isCloseTo(0.030550504633038936, within(1e-15));
    assertThat(Arrays.stream(rolled.beta()).filter(Double::isNaN)).hasSize(4);
    assertThat(Arrays.stream(rolled.volatility()).filter(Double::isNaN)).hasSize(4);
  }

  @Test
  void standingStillIsAVolatilityAndABetaOfZeroAndNoCorrelation() {
    double[] benchmark = {0.1, 0.2, -0.1, 0.3};

    RollingGrid rolled =
        rolled(ReturnGrid.of(1, new double[] {0.07, 0.07, 0.07, 0.07}, benchmark), 3);

    assertThat(rolled.volatility()[3]).isZero();
    assertThat(rolled.beta()[3]).isZero();
    assertThat(rolled.correlation()[3]).isNaN();
  }

  @Test
  void refusesArraysThatDoNotFitTogether() {
    assertThatThrownBy(() -> ReturnGrid.of(2, new double[5], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 returns are not 2 assets in 3 bars");
    assertThatThrownBy(() -> RollingStatistics.of(1, 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a window of 1");
  }
}
