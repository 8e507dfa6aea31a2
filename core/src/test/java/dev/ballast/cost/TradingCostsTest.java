// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.FundingSeries;
import dev.ballast.market.Instrument;
import dev.ballast.market.SeriesId;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TradingCostsTest {
  private static final double TICK = 0.01;
  private static final Instrument BTC =
      MadeMarket.from("2025-01-01")
          .closes("BTC/USDT", 1)
          .view("2025-01-02")
          .instrument(Ids.parse("BTC/USDT"))
          .orElseThrow();

  /**
   * The planner's double and the venue's price differ by the tick's rounding, never in our favour.
   */
  @Test
  void onePriceForPlannerAndVenue() {
    for (long seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TradingCosts costs =
          new TradingCosts(
              BasisPoints.ZERO, BasisPoints.ZERO, points(random, 50), points(random, 300));
      Price open = new Price(1_000_000L * (100 + random.nextLong(10_000_000)));
      Quantity quantity = new Quantity(1 + random.nextLong(100_00000000L));
      double volume = 1 + random.nextDouble() * 1000;
      boolean buying = random.nextBoolean();

      double slippage = costs.slippage(quantity.toDouble(), volume);
      double planned = open.toDouble() * (1 + (buying ? slippage : -slippage));
      double filled = costs.fillPrice(BTC, buying, open, quantity, volume).toDouble();

      assertThat(buying ? filled - planned : planned - filled)
          .as("against us with seed %d, at %s", seed, open)
          .isBetween(-1e-7, TICK + 1e-7);
    }
  }

  /** 10 bp of half a spread and 40 bp x root(4 / 400) = 4 bp: 14 bp of 1,000 are 1.40. */
  @Test
  void spreadAndImpactAddUp() {
    TradingCosts costs =
        new TradingCosts(
            BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.of("10"), BasisPoints.of("40"));

    assertThat(costs.slippage(4, 400)).isCloseTo(0.0014, within(1e-15));
    assertThat(costs.slippage(-4, 400)).isEqualTo(costs.slippage(4, 400));
    Quantity four = Quantity.parse("4");
    Price open = Price.parse("1000");
    assertThat(costs.fillPrice(BTC, true, open, four, 400)).isEqualTo(Price.parse("1001.4"));
    assertThat(costs.fillPrice(BTC, false, open, four, 400)).isEqualTo(Price.parse("998.6"));
  }

  /**
   * Seven days of three settlements at 0.0001 and one at 0.0008 in the last: (20 x 0.0001 + 0.0008)
   * / 7 = 0.0004. The stamps are some milliseconds late and change nothing.
   */
  @Test
  void expectedFundingIsTheMeanOfSevenDaysWhateverTheStamps() {
    long hour = 3_600_000;
    for (long late : new long[] {0, 4, 900}) {
      long[] time = new long[22];
      double[] rate = new double[22];
      Arrays.setAll(time, row -> row * 8L * hour + row % 2L * late);
      Arrays.fill(rate, 0.0001);
      rate[0] = 1;
      rate[21] = 0.0008;
      double[] mark = new double[22];
      FundingSeries series =
          FundingSeries.of(SeriesId.funding(Ids.parse("BTC/USDT:USDT")), time, rate, mark);
      long now = 7 * 24 * hour;

      assertThat(ExpectedFunding.perDay(series.asOf(now), now).orElseThrow())
          .as("%d ms late", late)
          .isCloseTo(0.0004, within(1e-15));
      assertThat(ExpectedFunding.perDay(series.asOf(now - 1), now - 1)).isEmpty();
    }
  }

  private static BasisPoints points(SplittableRandom random, int most) {
    return new BasisPoints(BigDecimal.valueOf(random.nextLong(most * 100L), 2));
  }
}
