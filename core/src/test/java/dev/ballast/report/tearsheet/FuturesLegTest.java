// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import static dev.ballast.report.tearsheet.MadeCloses.INVERSE;
import static dev.ballast.report.tearsheet.MadeCloses.LINEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What futures made from close to close, by hand. */
class FuturesLegTest {
  /**
   * 40,000 dollars sold at 50,000 against 1 BTC of collateral. At 40,000 the short has made 40,000
   * / 40,000 - 40,000 / 50,000 = 0.2 BTC, 8,000, and the fee of 0.0004 BTC is worth 16. Bought back
   * at 40,000 for another 0.0004, and the coin closes at 44,000: 0.2 BTC are worth 8,800, which is
   * 800 more than the profit that was unrealised, less 17.6. After that the coins in the wallet
   * move and nothing is made.
   */
  @Test
  void anInverseShortGainsCoinsAtTheLaterClose() {
    double[] profits =
        profits(
            new MadeCloses()
                .deposit(Place.FUTURES, "1", Asset.BTC)
                .close("50000")
                .fill(INVERSE, MarginMode.CROSS, "-400", "50000", "0.0004")
                .close("40000")
                .fill(INVERSE, MarginMode.CROSS, "400", "40000", "0.0004")
                .close("44000")
                .close("60000"));

    assertThat(profits).containsExactly(new double[] {7_984, 782.4, 0}, within(1e-6));
  }

  /**
   * The fall of the coin from 50,000 to 40,000 costs 1 BTC of collateral 10,000, and it nothing.
   */
  @Test
  void theCollateralsOwnPriceIsNotOfTheLeg() {
    double[] profits =
        profits(
            new MadeCloses().deposit(Place.FUTURES, "1", Asset.BTC).close("50000").close("40000"));

    assertThat(profits).containsExactly(0);
  }

  /**
   * A long of 10 from 100 with 500 of margin of its own: at 110 it has made 100 less the fee of
   * 0.5. The next day brings another 200 of margin from the futures wallet, 500 from the spot
   * wallet and 1,000 from outside, of which nothing is profit, and funding of 10 x 110 x 0.001 =
   * 1.1. Then half is sold at 120 for 0.6: 50 more on what is sold, 50 on the rest at the close of
   * 120, less 0.6.
   */
  @Test
  void marginOfAnIsolatedPositionIsNoProfitWhereverItMoves() {
    MadeCloses closes =
        new MadeCloses()
            .deposit(Place.FUTURES, "10000", Asset.USDT)
            .deposit(Place.SPOT, "1000", Asset.USDT)
            .close("100")
            .fill(LINEAR, MarginMode.ISOLATED, "10", "100", "0.5")
            .moveMargin(LINEAR, "500.5")
            .close("110")
            .moveMargin(LINEAR, "200")
            .deposit(Place.FUTURES, "1000", Asset.USDT);
    closes
        .post(new Event.Transferred(closes.time(), Place.SPOT, Place.FUTURES, Money.usdt("500")))
        .post(
            new Event.FundingPaid(
                closes.time(),
                LINEAR,
                PositionSide.BOTH,
                Quantity.parse("10"),
                Price.parse("110"),
                MarkSource.RECORDED_MARK,
                new BigDecimal("0.001"),
                Money.usdt("-1.1")))
        .close("110")
        .fill(LINEAR, MarginMode.ISOLATED, "-5", "120", "0.6")
        .moveMargin(LINEAR, "-350")
        .close("120");

    assertThat(profits(closes)).containsExactly(new double[] {99.5, -1.1, 99.4}, within(1e-6));
  }

  /**
   * 10,000 dollars bought at 50,000 with 0.02 BTC of their own are lost at 40,000: 10,000 / 50,000
   * - 10,000 / 40,000 = -0.05 BTC and 0.000125 for the taker, of which the fund bears 0.030125. The
   * loss is the wallet of 0.02 BTC, 800, and the 3 BTC of the futures wallet are not touched.
   */
  @Test
  void anIsolatedInversePositionLosesItsOwnWalletAndNoMore() {
    MadeCloses closes =
        new MadeCloses()
            .deposit(Place.FUTURES, "3", Asset.BTC)
            .bring(INVERSE, PositionSide.BOTH, "100", "50000", "10", Optional.of("0.02"))
            .close("50000");
    Money covered = Money.of(Asset.BTC, new BigDecimal("0.030125"));
    closes
        .post(
            new Event.LossCovered(
                closes.time(), Optional.of(PositionKey.of(INVERSE.id())), covered))
        .fill(INVERSE, MarginMode.ISOLATED, "-100", "40000", "0.000125")
        .close("40000");

    assertThat(profits(closes)).containsExactly(new double[] {-800}, within(1e-6));
  }

  /** What a brought position has in its own wallet came from outside. */
  @Test
  void theWalletThatAPositionBringsIsNoProfit() {
    double[] profits =
        profits(
            new MadeCloses()
                .deposit(Place.SPOT, "100", Asset.USDT)
                .close("50000")
                .bring(INVERSE, PositionSide.BOTH, "-100", "50000", "10", Optional.of("0.02"))
                .close("50000"));

    assertThat(profits).containsExactly(0);
  }

  private static double[] profits(MadeCloses closes) {
    return new FuturesLeg(closes.daily()).profits();
  }
}
