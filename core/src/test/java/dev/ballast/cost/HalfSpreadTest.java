// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.TradingRules;
import dev.ballast.testing.Ids;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfSpreadTest {
  private static final InstrumentId ID = Ids.parse("BTC/USDT");

  /**
   * The definition in decimals: any spread, of the finest and of all the price; opens from one unit
   * to ten million, whose products with the spread go beyond 64 bits; ticks up to a thousand.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"0", "2", "2.5", "0.0001", "333.3333", "0.00003", "9.5", "9999", "10000", "20000"})
  void isTheOpenMovedByTheSpreadAndRoundedAgainstUs(String spread) {
    BasisPoints half = BasisPoints.of(spread);
    TradingCosts costs =
        new TradingCosts(BasisPoints.ZERO, BasisPoints.ZERO, half, BasisPoints.ZERO);
    HalfSpread counts = HalfSpread.of(half);
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 5_000; i++) {
      Price tick = Price.of(BigDecimal.ONE.movePointLeft(random.nextInt(12) - 3));
      Price open =
          new Price(1 + (random.nextLong() >>> (13 + random.nextInt(48))) % 1_000_000_000_000_000L);
      boolean buying = random.nextBoolean();
      Price plain = plain(open, tick, half, buying);
      String what = open + " at a tick of " + tick + ", buying " + buying + ", i = " + i;
      assertThat(new Price(counts.fillPrice(open.units(), tick.units(), buying)))
          .as(what)
          .isEqualTo(plain);
      assertThat(costs.fillPrice(instrument(tick), buying, open, Quantity.parse("1"), 0))
          .as(what)
          .isEqualTo(plain);
    }
  }

  /** Open x (1 +- spread), at least zero, on the next tick up for a purchase, down for a sale. */
  private static Price plain(Price open, Price tick, BasisPoints half, boolean buying) {
    if (half.value().signum() == 0) {
      return open;
    }
    BigDecimal factor =
        buying
            ? BigDecimal.ONE.add(half.exactFraction())
            : BigDecimal.ONE.subtract(half.exactFraction()).max(BigDecimal.ZERO);
    BigDecimal ticks =
        open.toDecimal()
            .multiply(factor)
            .divide(tick.toDecimal(), 0, buying ? RoundingMode.CEILING : RoundingMode.FLOOR);
    return Price.of(ticks.multiply(tick.toDecimal()));
  }

  /** 100.00 x 1.0002 = 100.02 is on the tick; 100.01 x 1.0002 = 100.030002 is not. */
  @Test
  void movesAgainstUsAndRoundsAgainstUs() {
    HalfSpread two = HalfSpread.of(BasisPoints.of("2"));

    assertThat(two.fillPrice(100_00000000L, 1_000_000, true)).isEqualTo(100_02000000L);
    assertThat(two.fillPrice(100_01000000L, 1_000_000, true)).isEqualTo(100_04000000L);
    assertThat(two.fillPrice(100_01000000L, 1_000_000, false)).isEqualTo(99_98000000L);
  }

  @Test
  void refusesASpreadBelowNothing() {
    assertThatThrownBy(() -> HalfSpread.of(BasisPoints.of("-1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Instrument instrument(Price tick) {
    return Instrument.of(
        ID,
        new TradingRules(
            tick,
            Quantity.parse("0.001"),
            Quantity.parse("0.001"),
            Money.usdt("5"),
            Quantity.parse("1"),
            LocalDate.parse("2020-01-01"),
            "made"));
  }
}
