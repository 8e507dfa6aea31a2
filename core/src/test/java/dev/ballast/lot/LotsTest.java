// SPDX-License-Identifier: Apache-2.0
package dev.ballast.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * Bought: 1 for 100 on day 0, 2 for 400 on day 100, 1 for 150 on day 300. Sold: 2 for 360 on day
 * 400.
 */
class LotsTest {
  private static final long SOLD = day(400);

  /** 1 at 100 and 1 at 200: 180 - 100 and 180 - 200, held for 400 and 300 days. */
  @Test
  void firstInFirstOut() {
    assertThat(sold(LotChoice.FIFO))
        .containsExactly("1: 1 for 180, 80 in 400d", "2: 1 for 180, -20 in 300d");
  }

  /** 1 at 150, then 1 at 200. */
  @Test
  void lastInFirstOut() {
    assertThat(sold(LotChoice.by(LotMethod.LIFO)))
        .containsExactly("3: 1 for 180, 30 in 100d", "2: 1 for 180, -20 in 300d");
  }

  /** 2 at 200. */
  @Test
  void highestCostFirst() {
    assertThat(sold(LotChoice.by(LotMethod.HIFO))).containsExactly("2: 2 for 360, -40 in 300d");
  }

  /** The lot of day 300, then of day 0, as named. */
  @Test
  void lotsAreNamedByTheirDays() {
    LotChoice named =
        new LotChoice(
            LotMethod.SPECIFIC, List.of(LocalDate.ofEpochDay(300), LocalDate.ofEpochDay(0)));
    assertThat(sold(named)).containsExactly("3: 1 for 180, 30 in 100d", "1: 1 for 180, 80 in 400d");
    assertThat(sold(new LotChoice(LotMethod.SPECIFIC, List.of(LocalDate.ofEpochDay(300)))))
        .as("then first in, first out")
        .containsExactly("3: 1 for 180, 30 in 100d", "1: 1 for 180, 80 in 400d");
  }

  /** What is left of 2 for 400 when 0.3 is sold is 1.7 for 340. */
  @Test
  void aPartTakesItsShareOfTheCost() {
    Lots lots = bought(LotChoice.by(LotMethod.HIFO));

    assertThat(lots.sell(SOLD, quantity("0.3"), Optional.of(Money.usdt("60"))).getFirst().gain())
        .hasValue(Money.usdt("0"));
    assertThat(lots.quantity()).isEqualTo(quantity("3.7"));
    assertThat(lots.open().get(1).cost()).hasValue(Money.usdt("340"));
    assertThat(lots.open().get(1).quantity()).isEqualTo(quantity("1.7"));
  }

  /** 1 for 1, sold in three thirds of .33333333 and the rest: no unit is lost. */
  @Test
  void costsAndProceedsSumToTheUnit() {
    Lots lots = new Lots(LotChoice.FIFO);
    lots.buy(OptionalLong.of(0), quantity("1"), Optional.of(Money.usdt("1.00000001")));
    long cost = 0;
    for (String part : List.of("0.33333333", "0.33333333", "0.33333334")) {
      List<SoldLot> sold = lots.sell(1, quantity(part), Optional.of(Money.usdt("0.5")));
      cost += sold.getFirst().lot().cost().orElseThrow().units();
    }

    assertThat(cost).isEqualTo(100_000_001);
    assertThat(lots.open()).isEmpty();
  }

  /** A cost that is not known is never zero: no gain is told, and costs decide last for it. */
  @Test
  void anUnknownCostIsNoCostOfZero() {
    Lots lots = new Lots(LotChoice.by(LotMethod.HIFO));
    lots.buy(OptionalLong.empty(), quantity("1"), Optional.empty());
    lots.buy(OptionalLong.of(0), quantity("1"), Optional.of(Money.usdt("5")));

    List<SoldLot> sold = lots.sell(SOLD, quantity("2"), Optional.of(Money.usdt("300")));

    assertThat(sold.get(0).gain()).hasValue(Money.usdt("145"));
    assertThat(sold.get(1).gain()).isEmpty();
    assertThat(sold.get(1).days()).isEmpty();
  }

  /** 3 sold of 1: two are owed. Of the next 5, three are a lot, at three fifths of the cost. */
  @Test
  void whatIsOwedIsNoLot() {
    Lots lots = new Lots(LotChoice.FIFO);
    lots.buy(OptionalLong.of(0), quantity("1"), Optional.of(Money.usdt("10")));

    List<SoldLot> sold = lots.sell(1, quantity("3"), Optional.of(Money.usdt("60")));

    assertThat(sold).hasSize(1);
    assertThat(sold.getFirst().proceeds()).hasValue(Money.usdt("20"));
    assertThat(lots.quantity()).isEqualTo(quantity("-2"));
    lots.buy(OptionalLong.of(2), quantity("5"), Optional.of(Money.usdt("50")));
    assertThat(lots.quantity()).isEqualTo(quantity("3"));
    assertThat(lots.open().getFirst().cost()).hasValue(Money.usdt("30"));
  }

  /**
   * 25 % below 365 days, nothing from then on. First in first out the gain of 80 is free and the
   * loss of 20 saves nothing; last in first out 30 - 20 = 10 is taxed: 2.50.
   */
  @Test
  void taxIsByTheDaysHeld() {
    HoldingRates rates =
        new HoldingRates(
            List.of(
                new HoldingRates.Step(0, Percent.of("25")),
                new HoldingRates.Step(365, Percent.of("0"))));

    assertThat(tax(LotChoice.FIFO, rates)).isEqualTo(Money.usdt("0"));
    assertThat(tax(LotChoice.by(LotMethod.LIFO), rates)).isEqualTo(Money.usdt("2.5"));
    assertThat(tax(LotChoice.FIFO, HoldingRates.flat(Percent.of("25"))))
        .isEqualTo(Money.usdt("15"));
    assertThat(rates.step(OptionalLong.of(364))).isZero();
    assertThat(rates.step(OptionalLong.of(365))).isEqualTo(1);
    assertThat(rates.step(OptionalLong.empty())).as("the dearest").isZero();
  }

  @Test
  void ratesAndChoicesThatMeanNothingAreRefused() {
    assertThatThrownBy(() -> new HoldingRates(List.of(new HoldingRates.Step(1, Percent.ZERO))))
        .hasMessage("the first rate is due from day zero on");
    assertThatThrownBy(() -> LotChoice.by(LotMethod.SPECIFIC)).hasMessageContaining("specific");
  }

  private static Money tax(LotChoice choice, HoldingRates rates) {
    List<SoldLot> sold = bought(choice).sell(SOLD, quantity("2"), Optional.of(Money.usdt("360")));
    return rates.tax(sold, Money.zero(Asset.USDT));
  }

  private static List<String> sold(LotChoice choice) {
    return bought(choice).sell(SOLD, quantity("2"), Optional.of(Money.usdt("360"))).stream()
        .map(one ->
            "%d: %s for %s, %s in %dd"
                .formatted(
                    one.lot().id(),
                    one.lot().quantity(),
                    one.proceeds().orElseThrow().amount(),
                    one.gain().orElseThrow().amount(),
                    one.days().orElseThrow()))
        .toList();
  }

  private static Lots bought(LotChoice choice) {
    Lots lots = new Lots(choice);
    lots.buy(OptionalLong.of(0), quantity("1"), Optional.of(Money.usdt("100")));
    lots.buy(OptionalLong.of(day(100)), quantity("2"), Optional.of(Money.usdt("400")));
    lots.buy(OptionalLong.of(day(300)), quantity("1"), Optional.of(Money.usdt("150")));
    return lots;
  }

  private static long day(int day) {
    return day * UtcDay.MILLIS;
  }

  private static Quantity quantity(String text) {
    return Quantity.parse(text);
  }
}
