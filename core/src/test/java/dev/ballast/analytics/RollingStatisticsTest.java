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
        String where = "seed %d, window %d, bar %d, asset %d".formatted(seed, window, bar, asset);
        if (bar < window - 1) {
          assertThat(rolled.volatilities(bar)[asset]).as(where).isNaN();
          assertThat(rolled.betas(bar)[asset]).as(where).isNaN();
          continue;
        }
        plain.measure(grid, asset, bar);
        same(rolled.betas(bar)[asset], plain.beta(), where);
        same(rolled.correlations(bar)[asset], plain.correlation(), where);
        same(rolled.volatilities(bar)[asset], plain.volatility(), where);
      }
    }
  }

  /** Late listings, gaps, stillness of asset and benchmark, crashes, and returns all but equal. */
  private static ReturnGrid made(SplittableRandom random, int assets, int bars) {
    double[] benchmark = new double[bars];
    double[][] returns = new double[bars][assets];
    for (int bar = 0; bar < bars; bar++) {
      benchmark[bar] = 0.01 * random.nextGaussian();
    }
    for (int asset = 0; asset < assets; asset++) {
      double base = random.nextInt(6) == 0 ? 5 : 0.0001;
      for (int bar = 0; bar < bars; bar++) {
        double crash = random.nextInt(500) == 0 ? -0.9 : 0;
        returns[bar][asset] = base + benchmark[bar] + 0.01 * random.nextGaussian() + crash;
      }
      int listed = random.nextInt(4) == 0 ? random.nextInt(bars) : 0;
      fill(returns, asset, 0, listed, Double.NaN);
      int still = random.nextInt(bars);
      double constant = random.nextBoolean() ? 0 : 0.000_3;
      fill(returns, asset, still, Math.min(bars, still + random.nextInt(250)), constant);
      int gap = random.nextInt(bars);
      fill(returns, asset, gap, Math.min(bars, gap + random.nextInt(3)), Double.NaN);
    }
    int still = random.nextInt(bars);
    Arrays.fill(benchmark, still, Math.min(bars, still + random.nextInt(150)), 0.000_1);
    benchmark[random.nextInt(bars)] = random.nextBoolean() ? Double.NaN : 0.5;
    return ReturnGrid.of(returns, benchmark);
  }

  private static void fill(double[][] returns, int asset, int from, int to, double value) {
    for (int bar = from; bar < to; bar++) {
      returns[bar][asset] = value;
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
    RollingGrid results = RollingGrid.of(grid.assets(), grid.bars());
    RollingStatistics.of(window, grid.assets()).roll(grid, 0, grid.bars(), results);
    return results;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24})
  void anyCutOfTheBarsGivesTheSameBits(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ReturnGrid grid = made(random, 17, 500);
    int window = random.nextInt(2, 90);
    int bar = random.nextInt(1, 500);

    RollingGrid parts = RollingGrid.of(17, 500);
    RollingStatistics statistics = RollingStatistics.of(window, 17);
    statistics.roll(grid, bar, 500, parts);
    statistics.roll(grid, 0, bar, parts);

    RollingGrid whole = rolled(grid, window);
    for (int b = 0; b < 500; b++) {
      String where = "seed %d, cut at %d, bar %d".formatted(seed, bar, b);
      assertThat(parts.betas(b)).as(where).isEqualTo(whole.betas(b));
      assertThat(parts.correlations(b)).as(where).isEqualTo(whole.correlations(b));
      assertThat(parts.volatilities(b)).as(where).isEqualTo(whole.volatilities(b));
    }
  }

  /**
   * pandas 2.3.3: {@code x.rolling(3).cov(b) / b.rolling(3).var()}, {@code x.rolling(3).corr(b)},
   * {@code x.rolling(3).std()} for the two series of this test.
   */
  @Test
  void givesTheFiguresOfPandas() {
    double[] benchmark = {0.01, -0.02, 0.015, 0.03, -0.01, 0.005};
    double[] asset = {0.02, -0.01, 0.01, 0.05, Double.NaN, 0.01};

    RollingGrid rolled = rolled(ofOne(asset, benchmark), 3);

    assertThat(rolled.betas(2)[0]).isCloseTo(0.7209302325581396, within(1e-12));
    assertThat(rolled.betas(3)[0]).isCloseTo(1.0886075949367089, within(1e-12));
    assertThat(rolled.correlations(2)[0]).isCloseTo(0.8934051474415641, within(1e-12));
    assertThat(rolled.correlations(3)[0]).isCloseTo(0.9142729994595088, within(1e-12));
    assertThat(rolled.volatilities(2)[0]).isCloseTo(0.015275252316519468, within(1e-15));
    assertThat(rolled.volatilities(3)[0]).isCloseTo(0.030550504633038936, within(1e-15));
    for (int bar : new int[] {0, 1, 4, 5}) {
      assertThat(rolled.betas(bar)[0]).isNaN();
      assertThat(rolled.volatilities(bar)[0]).isNaN();
    }
  }

  private static ReturnGrid ofOne(double[] asset, double[] benchmark) {
    return ReturnGrid.of(
        Arrays.stream(asset).mapToObj(one -> new double[] {one}).toArray(double[][]::new),
        benchmark);
  }

  @Test
  void standingStillIsAVolatilityAndABetaOfZeroAndNoCorrelation() {
    double[] benchmark = {0.1, 0.2, -0.1, 0.3};

    RollingGrid rolled = rolled(ofOne(new double[] {0.07, 0.07, 0.07, 0.07}, benchmark), 3);

    assertThat(rolled.volatilities(3)[0]).isZero();
    assertThat(rolled.betas(3)[0]).isZero();
    assertThat(rolled.correlations(3)[0]).isNaN();
  }

  @Test
  void refusesArraysThatDoNotFitTogether() {
    assertThatThrownBy(() -> ReturnGrid.of(new double[5][2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 bars of returns, 3 of the benchmark");
    double[][] uneven = {{0.1, 0.2}, {0.1}};
    assertThatThrownBy(() -> ReturnGrid.of(uneven, new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bar 1 has 1 returns, bar 0 has 2");
    assertThatThrownBy(() -> RollingStatistics.of(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a window of 1");
  }
}
