// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.testing.MadeMarket.bar;
import static dev.ballast.testing.MadeMarket.flat;
import static dev.ballast.venue.sim.VenueRun.TAKER;
import static dev.ballast.venue.sim.VenueRun.contract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.Haircut;
import dev.ballast.margin.HaircutBook;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Liquidation of a wallet whose assets stand behind all of its positions, by hand; fees and
 * maintenance as in {@link LiquidationTest}.
 */
class PooledLiquidationTest {
  private static final String BTC = "BTC/USDT:USDT";
  private static final String INVERSE = "BTC/USD:BTC";

  private final MadeMarket market = MadeMarket.from("2025-01-01");
  private final VenueRun run = new VenueRun(market);

  /**
   * Spot BTC is collateral with a bid buffer of 5 %. A short of 1 from 100 with 1 BTC and no USDT:
   * at 120 equity is 114 - 20 and all is well where single-asset mode had nothing.
   */
  @Test
  void inMultiAssetsModeCoinsStandBehindLinearContracts() {
    perpetual(BTC, flat(100), bar(100, 120, 100, 110));
    market.candles("BTC/USDT", Interval.DAY, flat(100), bar(100, 120, 100, 110));
    run.deposit(Place.FUTURES, "1", "BTC").bring(contract(BTC), "-1", "100", "1");

    run(pooled());

    assertThat(run.ledger.positions()).hasSize(1);
  }

  /**
   * 1 BTC behind a long of 5 from 100, all falling together from 100: 0.95 p + 5 (p - 100) meets
   * 0.025 p at p = 500 / 5.925 = 84.38818565. 78.06 are owed for the loss and 0.21 for the taker;
   * the liquidation fee takes what is counted above, and coins are sold for it at 0.95 x 84.388 =
   * 80.168: 1 BTC covers 80.168, so next to nothing of it is left, and nothing is owed.
   */
  @Test
  void pooledCollateralIsSoldForWhatIsOwed() {
    perpetual(BTC, flat(100), bar(100, 100, 70, 75));
    market.candles("BTC/USDT", Interval.DAY, flat(100), bar(100, 100, 70, 75));
    run.deposit(Place.FUTURES, "1", "BTC").bring(contract(BTC), "5", "100", "5");

    run(pooled());

    List<Event.Filled> fills = run.all(Event.Filled.class);
    assertThat(fills.getFirst().price()).isEqualTo(Price.parse("84.38818565"));
    assertThat(fills.getLast().instrument().toString()).isEqualTo("BTC/USDT");
    assertThat(fills.getLast().price()).isEqualTo(Price.parse("80.16877636"));
    assertThat(run.ledger.positions()).isEmpty();
    assertThat(run.ledger.in(Place.FUTURES, Asset.USDT).signum()).isGreaterThanOrEqualTo(0);
    assertThat(run.ledger.in(Place.FUTURES, Asset.BTC).toDouble()).isBetween(0.0, 1e-6);
  }

  /**
   * 500 USDT behind an inverse long of 10 x 100 USD from 100, settled in coin at an index of 100,
   * of which there is none: a debt counts 1.05 times. 500 + 105 (10 - 1000 / p) meets 0.5 % of 1000
   * / p x 100 at p = 105,500 / 1,550 = 68.0645161, with 14.6919431 BTC of notional and 7.345972 of
   * equity. 4.6919431 BTC are owed for the loss and 0.0073460 for the taker, 0.771327 of equity; of
   * the 6.574645 that are left come 0.0626157 for the liquidation. The 4.7619048 BTC are bought at
   * 105 for 500.00: the USDT are gone, and nobody bears anything but the rounding.
   */
  @Test
  void inMultiAssetsModeCoinsThatAreOwedAreBought() {
    market
        .candles(INVERSE, Interval.DAY, flat(100), bar(100, 100, 40, 75))
        .fundingEvery(8, INVERSE, "2024-12-31", "2025-01-10", 0)
        .candles("BTC/USDT", Interval.DAY, flat(100), flat(100));
    run.deposit(Place.FUTURES, "500", "USDT").bring(contract(INVERSE, "100"), "10", "100", "5");

    run(pooled());

    List<Event.Filled> fills = run.all(Event.Filled.class);
    assertThat(fills.getFirst().price().toDouble()).isCloseTo(68.0645161, within(1e-7));
    assertThat(fills.getFirst().fee().toDouble()).isCloseTo(0.0073460, within(1e-7));
    assertThat(run.only(Event.LiquidationFeePaid.class).fee().toDouble())
        .isCloseTo(0.0626157, within(1e-7));
    assertThat(fills.getLast().order().side()).isEqualTo(Side.BUY);
    assertThat(fills.getLast().quantity().toDouble()).isCloseTo(4.7619048, within(1e-7));
    assertThat(fills.getLast().price()).isEqualTo(Price.parse("105"));
    assertThat(run.ledger.in(Place.FUTURES, Asset.BTC).isZero()).isTrue();
    assertThat(run.ledger.in(Place.FUTURES, Asset.USDT).toDouble()).isBetween(0.0, 1e-5);
    assertThat(run.all(Event.LossCovered.class)).allMatch(one -> one.amount().toDouble() < 1e-5);
  }

  /** uniMMR of 1.05 is reached before equity meets maintenance: 10 p - 900 = 1.05 x 0.05 p. */
  @Test
  void portfolioMarginLiquidatesAtAUniMmrOfOneHundredAndFivePercent() {
    perpetual(BTC, flat(100), bar(100, 101, 70, 99));
    run.deposit(Place.FUTURES, "100", "USDT").bring(contract(BTC), "10", "100", "10");
    CollateralMode mode =
        new CollateralMode.PortfolioMargin(HaircutBook.of(List.of()), new BigDecimal("1.05"));

    run(Margins.of(market.brackets(), Ids.MARKET).withMode(mode));

    // 900 / (10 - 0.0525) = 90.47499371...
    assertThat(run.only(Event.Filled.class).price()).isEqualTo(Price.parse("90.47499371"));
  }

  private void run(Margins margins) {
    run.run(market.feed(Interval.DAY, "2025-01-02", "2025-01-03"), TAKER, margins);
  }

  private Margins pooled() {
    Haircut haircut = Haircut.buffers(new BigDecimal("0.05"), new BigDecimal("0.05"));
    HaircutBook book =
        HaircutBook.of(
            List.of(
                new HaircutBook.Version(
                    Asset.BTC, haircut, LocalDate.parse("2024-01-01"), "made for the test")));
    return Margins.of(market.brackets(), Ids.MARKET).withMode(new CollateralMode.MultiAssets(book));
  }

  /** Daily bars, settled every eight hours at a rate of zero. */
  private void perpetual(String symbol, double[]... candles) {
    market
        .candles(symbol, Interval.DAY, candles)
        .fundingEvery(8, symbol, "2024-12-31", "2025-01-10", 0);
  }
}
