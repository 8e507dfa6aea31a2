// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.analytics.Beta;
import dev.ballast.analytics.MadeReturns;
import dev.ballast.portfolio.hedge.MinimumVarianceHedge.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Hedges on {@link MadeHedge}, against statsmodels 0.15.0, {@code OLS(book,
 * add_constant(contracts)).fit()}, and SciPy 1.17.1, {@code nnls} of the centred columns.
 */
class MinimumVarianceHedgeTest {
  private static final double SEVEN_DIGITS = 1e-7;

  private final double[] book = MadeHedge.book();
  private final double[] benchmark = MadeHedge.benchmark();
  private final double[] second = MadeHedge.second();
  private final double[] contrary = MadeHedge.contrary();

  @Test
  void severalContractsAreARegression() {
    MinimumVarianceHedge all = found(MinimumVarianceHedge.of(book, rows(benchmark, second)));

    leg(all, 0, 0, 0.7524047203, 0.02497476433);
    leg(all, 1, 1, 0.3933090472, 0.0244853585);
    close(all.rSquared(), 0.8960231481);
    close(all.residualVolatility(), 0.1150462401);
    assertThat(all.observations()).isEqualTo(1000);

    MinimumVarianceHedge late =
        found(MinimumVarianceHedge.of(last(book), rows(last(benchmark), last(second))));
    leg(late, 0, 0, 0.9375427371, 0.07349810024);
    leg(late, 1, 1, 0.383251497, 0.07553384428);
    close(late.rSquared(), 0.9350114557);
    close(late.residualVolatility(), 0.1053355600);
  }

  /**
   * A book (0, .4, .3, .3) of four assets with the covariance .36 b b' + diag(.1, .4, .5, .3)^2, b
   * = (1, 1.2, 1.5, .8), hedged with the first: minimum variance sells .36 x 1.17 / (.36 + .01) =
   * 1.13838 of it, beta neutral .4 x 1.2 + .3 x 1.5 + .3 x .8 = 1.17. They differ. Returns are made
   * of waves over a whole period, which are exactly uncorrelated and of one variance.
   */
  @Test
  void leastVarianceIsNotBetaNeutral() {
    double[] betas = {1, 1.2, 1.5, 0.8};
    double[] own = {0.1, 0.4, 0.5, 0.3};
    double[] held = {0, 0.4, 0.3, 0.3};
    int days = 64;
    double[] market = new double[days];
    double[][] assets = new double[4][days];
    double[] four = new double[days];
    for (int day = 0; day < days; day++) {
      double turn = 2 * Math.PI * day / days;
      market[day] = 0.6 * StrictMath.cos(turn);
      for (int i = 0; i < assets.length; i++) {
        assets[i][day] = betas[i] * market[day] + own[i] * StrictMath.cos((i + 2) * turn);
        four[day] += held[i] * assets[i][day];
      }
    }

    MinimumVarianceHedge hedge = found(MinimumVarianceHedge.of(four, rows(assets[0])));

    assertThat(hedge.legs().getFirst().ratio()).isCloseTo(0.36 * 1.17 / 0.37, within(1e-12));
    assertThat(hedge.legs().getFirst().ratio()).isCloseTo(1.13838, within(5e-6));
    double neutral =
        Beta.of(four, market).orElseThrow().beta()
            / Beta.of(assets[0], market).orElseThrow().beta();
    assertThat(neutral).isCloseTo(1.17, within(1e-12));
  }

  @Test
  void aContractThatWouldBeBoughtIsLeftOutWhereOnlyShortsAreWished() {
    double[][] three = rows(last(benchmark), last(second), last(contrary));

    MinimumVarianceHedge free = found(MinimumVarianceHedge.of(last(book), three));
    leg(free, 0, 0, 1.319239584, 0.06913269707);
    leg(free, 1, 1, 0.4065587522, 0.05526306233);
    leg(free, 2, 2, -0.568725879, 0.06485175485);
    close(free.rSquared(), 0.9656918660);

    MinimumVarianceHedge shorts = found(MinimumVarianceHedge.shortsOnly(last(book), three));
    assertThat(shorts.legs()).hasSize(2);
    leg(shorts, 0, 0, 0.9375427371, 0.07349810024);
    leg(shorts, 1, 1, 0.383251497, 0.07553384428);
    close(shorts.rSquared(), 0.9350114557);
  }

  /** With both contracts 2.2296 of the first and -0.9993 of the other; nnls: 1.52422043 and 0. */
  @Test
  void whatIsLeftIsTheRegressionOnWhatIsSold() {
    double[] asset = last(MadeReturns.asset());

    MinimumVarianceHedge shorts =
        found(MinimumVarianceHedge.shortsOnly(asset, rows(last(benchmark), last(contrary))));

    assertThat(shorts.legs()).hasSize(1);
    leg(shorts, 0, 0, 1.524220432, 0.05613661026);
    close(shorts.rSquared(), 0.8933631039);
    close(shorts.residualVolatility(), 0.1639930728);
  }

  /** One contract is the beta, bought where the book is short of the market. */
  @Test
  void oneContractIsTheBeta() {
    double[] asset = MadeReturns.asset();
    Beta beta = Beta.of(asset, benchmark).orElseThrow();

    MinimumVarianceHedge hedge = found(MinimumVarianceHedge.of(asset, rows(benchmark)));

    leg(hedge, 0, 0, beta.beta(), beta.standardError());
    close(hedge.rSquared(), beta.rSquared());
    close(hedge.residualVolatility(), beta.residualVolatility());
  }

  @Test
  void refusals() {
    double[] still = new double[1000];
    assertThat(MinimumVarianceHedge.of(still, rows(benchmark)))
        .isEqualTo(new MinimumVarianceHedge.StillBook());
    assertThat(MinimumVarianceHedge.shortsOnly(book, rows(benchmark, still)))
        .isEqualTo(new MinimumVarianceHedge.StillContract(1));
    double[] twice = benchmark.clone();
    for (int i = 0; i < twice.length; i++) {
      twice[i] = 2 * twice[i] - 0.5 * second[i] + 0.01;
    }
    assertThat(MinimumVarianceHedge.shortsOnly(book, rows(benchmark, second, twice)))
        .isEqualTo(new MinimumVarianceHedge.SameContract(2));
    double[] falling = last(contrary);
    for (int i = 0; i < falling.length; i++) {
      falling[i] = -falling[i];
    }
    assertThat(MinimumVarianceHedge.shortsOnly(falling, rows(last(benchmark), last(second))))
        .isEqualTo(new MinimumVarianceHedge.NothingToSell());
  }

  /**
   * Of every choice of contracts whose regression has no slope below zero, the one that explains
   * most: the plain way, by trying all of them.
   */
  @Test
  void noChoiceOfShortsExplainsMore() {
    Random random = new Random(11);
    int fewer = 0;
    for (int problem = 0; problem < 500; problem++) {
      int count = 1 + random.nextInt(5);
      double[][] contracts = new double[count][40];
      double[] own = new double[40];
      double[] market = random.doubles(40, -0.05, 0.05).toArray();
      double[] betas = random.doubles(count, -0.5, 1.5).toArray();
      for (int t = 0; t < 40; t++) {
        own[t] = market[t] + 0.03 * random.nextGaussian();
        for (int i = 0; i < count; i++) {
          contracts[i][t] = betas[i] * market[t] + 0.02 * random.nextGaussian();
          own[t] += 0.3 * random.nextGaussian() * contracts[i][t];
        }
      }

      MinimumVarianceHedge.Result answer = MinimumVarianceHedge.shortsOnly(own, contracts);

      List<Integer> best = List.of();
      double most = 0;
      for (int chosen = 1; chosen < 1 << count; chosen++) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          if ((chosen & (1 << i)) != 0) {
            places.add(i);
          }
        }
        MinimumVarianceHedge one = found(MinimumVarianceHedge.of(own, contracts, places));
        if (one.rSquared() > most && one.legs().stream().allMatch(leg -> leg.ratio() > 0)) {
          best = places;
          most = one.rSquared();
        }
      }
      if (best.isEmpty()) {
        assertThat(answer).isEqualTo(new MinimumVarianceHedge.NothingToSell());
      } else {
        assertThat(answer).isEqualTo(MinimumVarianceHedge.of(own, contracts, best));
        fewer += best.size() < count ? 1 : 0;
      }
    }
    assertThat(fewer).isGreaterThan(100);
  }

  /**
   * Covariance .36 b b' + diag(.1, .4, .5, .3)^2 with b = (1, 1.2, 1.5, .8), exactly that of eight
   * days on which the market and what each has of its own are columns of ones and minus ones at
   * right angles. The book (0, .4, .3, .3) has a beta of .48 + .45 + .24 = 1.17 and a covariance of
   * .36 x 1.17 = .4212 with the first; .4212 / (.36 + .01) = 1.138378.
   */
  @Test
  void leastVarianceAndNoBetaDiffer() {
    double[] betas = {1, 1.2, 1.5, 0.8};
    double[] own = {0.1, 0.4, 0.5, 0.3};
    double[] weights = {0, 0.4, 0.3, 0.3};
    double[] market = new double[8];
    double[] first = new double[8];
    double[] made = new double[8];
    for (int t = 0; t < 8; t++) {
      double length = Math.sqrt(7 / 8.0);
      market[t] = length * 0.6 * sign(1, t);
      first[t] = market[t] + length * own[0] * sign(2, t);
      for (int i = 0; i < 4; i++) {
        made[t] += weights[i] * (betas[i] * market[t] + length * own[i] * sign(i + 2, t));
      }
    }

    MinimumVarianceHedge least = found(MinimumVarianceHedge.shortsOnly(made, rows(first)));
    MinimumVarianceHedge neutral = found(MinimumVarianceHedge.shortsOnly(made, rows(market)));

    assertThat(least.legs().getFirst().ratio())
        .isCloseTo(1.13838, within(5e-6))
        .isCloseTo(0.4212 / 0.37, within(1e-14));
    assertThat(neutral.legs().getFirst().ratio()).isCloseTo(1.17, within(1e-14));
  }

  /** A column of Hadamard's matrix of eight: at right angles to the others and to all ones. */
  private static int sign(int column, int day) {
    return Integer.bitCount(column & day) % 2 == 0 ? 1 : -1;
  }

  private static double[] last(double[] returns) {
    return MadeReturns.last(90, returns);
  }

  private static double[][] rows(double[]... rows) {
    return rows;
  }

  private static MinimumVarianceHedge found(MinimumVarianceHedge.Result result) {
    assertThat(result).isInstanceOf(MinimumVarianceHedge.Found.class);
    return ((MinimumVarianceHedge.Found) result).hedge();
  }

  private static void leg(
      MinimumVarianceHedge hedge, int at, int contract, double ratio, double error) {
    Leg leg = hedge.legs().get(at);
    assertThat(leg.contract()).isEqualTo(contract);
    close(leg.ratio(), ratio);
    close(leg.standardError(), error);
  }

  private static void close(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(SEVEN_DIGITS * Math.abs(expected)));
  }
}
