// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Equal coins of spot and a short future, by hand. */
class CarryTradeTest {
  private static final CarryTrade.Terms FREE = terms("0", "0", "0", "1", "0", "0");

  /**
   * Ten coins at 100 and 101, left at 140 and 139.5, and 12.50 of funding. Spot gains 400.00, the
   * short loses 385.00: 15.00, which is ten times the basis of 1.00 less that of -0.50; with
   * funding 27.50.
   */
  @Test
  void anEqualCoinHedgeEarnsEntryBasisLessExitBasisPlusFundingToTheCent() {
    CarryTrade trade = trade("100", "101", "140", "139.5", "10", "12.5", "20", FREE);

    assertThat(trade.basisProfit()).isEqualByComparingTo("15.00");
    assertThat(trade.gross()).isEqualByComparingTo("27.50");
    assertThat(trade.net()).isEqualByComparingTo("27.50");
    assertThat(trade.capital()).isEqualByComparingTo("2010");
  }

  /** The same of a thousand seeded trades, each leg reckoned by itself: no digit differs. */
  @Test
  void theLegsByThemselvesEarnTheSame() {
    Random dice = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      BigDecimal spot = price(dice);
      BigDecimal future = price(dice);
      BigDecimal exitSpot = price(dice);
      BigDecimal exitFuture = price(dice);
      BigDecimal quantity = BigDecimal.valueOf(1 + dice.nextInt(1_000_000), 3);
      BigDecimal funding = BigDecimal.valueOf(dice.nextInt(2_000_000) - 1_000_000, 2);
      CarryTrade trade =
          new CarryTrade(
              new CarryTrade.Prices(spot, future),
              new CarryTrade.Prices(exitSpot, exitFuture),
              quantity,
              false,
              funding,
              BigDecimal.TEN,
              FREE);
      BigDecimal spotLeg = ContractTerms.linear().profit(quantity, spot, exitSpot);
      BigDecimal shortLeg = ContractTerms.linear().profit(quantity.negate(), future, exitFuture);
      assertThat(trade.gross()).isEqualByComparingTo(spotLeg.add(shortLeg).add(funding));
      assertThat(trade.net()).isEqualByComparingTo(trade.gross());
    }
  }

  /**
   * One coin at 100 and 101, thirty days, 2.727 of funding; fees of 0.1 % and 0.05 %, a spread of
   * 0.04 %, twice leverage, a quarter in reserve, 7.3 % a year elsewhere. Fees (100 + 100) x 0.001
   * + (101 + 101) x 0.0005 = 0.301; half spreads 402 x 0.0002 = 0.0804; margin 50.5 and reserve
   * 25.25 would have earned 75.75 x 0.073 x 30 / 365 = 0.4545. Net 2.727 - 0.8359 = 1.8911 on
   * 175.75. Funding less what is given up is 2.2725 in thirty days: 0.3814 is paid for after 5.0349
   * days.
   */
  @Test
  void costsMarginReserveAndWhatTheyWouldEarnAreTakenOff() {
    CarryTrade.Terms terms = terms("0.001", "0.0005", "0.0004", "2", "0.25", "0.073");
    CarryTrade trade = trade("100", "101", "100", "101", "1", "2.727", "30", terms);

    assertThat(trade.fees()).isEqualByComparingTo("0.301");
    assertThat(trade.spreads()).isEqualByComparingTo("0.0804");
    assertThat(trade.margin()).isEqualByComparingTo("50.5");
    assertThat(trade.reserve()).isEqualByComparingTo("25.25");
    assertThat(trade.idle()).isEqualByComparingTo("0.4545");
    assertThat(trade.capital()).isEqualByComparingTo("175.75");
    assertThat(trade.net()).isEqualByComparingTo("1.8911");
    assertThat(trade.yearly(trade.net()).doubleValue())
        .isCloseTo(1.8911 * 365 / (175.75 * 30), within(1e-15));
    assertThat(trade.breakEvenDays().orElseThrow().doubleValue())
        .isCloseTo(0.3814 * 30 / 2.2725, within(1e-12));
    assertThat(CarryTrade.coins(new BigDecimal("351.5"), trade.entry(), terms))
        .isEqualByComparingTo("2");
  }

  /** Funding that does not pay for what margin would earn elsewhere never pays for the fills. */
  @Test
  void neverBreaksEvenWhereNothingIsEarned() {
    assertThat(trade("100", "101", "100", "101", "1", "0", "30", FREE).breakEvenDays()).isEmpty();
    assertThat(trade("100", "101", "100", "101", "1", "-1", "30", FREE).breakEvenDays()).isEmpty();
    assertThatThrownBy(() -> trade("100", "101", "100", "101", "0", "0", "30", FREE))
        .hasMessage("a carry has coins and days above zero, not 0 and 30");
  }

  /** A delivery pays the fee and no spread: (100 + 103 + 100) x 0.0002 and 203 x 0.0005 + 0.2. */
  @Test
  void aDeliveryHasNoSpread() {
    CarryTrade.Terms terms = terms("0.001", "0.0005", "0.0004", "2", "0.25", "0");
    CarryTrade trade =
        new CarryTrade(
            new CarryTrade.Prices(new BigDecimal("100"), new BigDecimal("103")),
            new CarryTrade.Prices(new BigDecimal("100"), new BigDecimal("100")),
            BigDecimal.ONE,
            true,
            BigDecimal.ZERO,
            new BigDecimal("77"),
            terms);

    assertThat(trade.gross()).isEqualByComparingTo("3");
    assertThat(trade.fees()).isEqualByComparingTo("0.3015");
    assertThat(trade.spreads()).isEqualByComparingTo("0.0606");
    assertThat(trade.breakEvenBasis()).isEqualByComparingTo("0.003621");
  }

  private static BigDecimal price(Random dice) {
    return BigDecimal.valueOf(1 + dice.nextInt(10_000_000), 2);
  }

  private static CarryTrade trade(
      String spot,
      String future,
      String exitSpot,
      String exitFuture,
      String quantity,
      String funding,
      String days,
      CarryTrade.Terms terms) {
    return new CarryTrade(
        new CarryTrade.Prices(new BigDecimal(spot), new BigDecimal(future)),
        new CarryTrade.Prices(new BigDecimal(exitSpot), new BigDecimal(exitFuture)),
        new BigDecimal(quantity),
        false,
        new BigDecimal(funding),
        new BigDecimal(days),
        terms);
  }

  private static CarryTrade.Terms terms(
      String spotFee,
      String futureFee,
      String spread,
      String leverage,
      String reserve,
      String idle) {
    return new CarryTrade.Terms(
        new BigDecimal(spotFee),
        new BigDecimal(futureFee),
        new BigDecimal(spread),
        new BigDecimal(leverage),
        new BigDecimal(reserve),
        new BigDecimal(idle));
  }
}
