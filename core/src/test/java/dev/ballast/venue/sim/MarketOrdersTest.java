// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.venue.sim.VenueRun.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Market orders on spot: what they fill at and cost, and where they are refused. */
class MarketOrdersTest {
  /** 10 bp on spot, half a spread of 2 bp, no impact. */
  private static final TradingCosts COSTS = costs("10", "2", "0");

  private final MadeMarket market = MadeMarket.from("2025-01-01");
  private final VenueRun run = new VenueRun(market);

  /**
   * Ordered on the 2nd, filled at that day's open of 50,000 and not at the close of 49,000 before
   * it: 50,000 x 1.0002 = 50,010; 0.1 of it is 5,001, the fee 5.001.
   */
  @Test
  void aPurchaseFillsAtTheNextOpenAndCostsHalfASpreadAndTheFee() {
    market.bars(SPOT, Interval.DAY, day(48000, 49000), day(50000, 51000), day(51000, 52000));
    run.deposit(Place.SPOT, "10000", "USDT");

    run(COSTS, run.order(SPOT, Side.BUY, "0.1"));

    Event.Filled filled = run.only(Event.Filled.class);
    assertThat(filled.reference()).isEqualTo(Price.parse("50000"));
    assertThat(filled.price()).isEqualTo(Price.parse("50010"));
    assertThat(filled.fee()).isEqualTo(Money.usdt("5.001"));
    assertThat(run.ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("4993.999"));
    assertThat(run.ledger.in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.parse("0.1"));
  }

  /** 123.40 x 1.0002 = 123.42468, up to 123.43; x 0.9998 = 123.37532, down to 123.37. */
  @Test
  void aPriceIsRoundedToTheTickAgainstTheOrder() {
    market.closes(SPOT, 123.40, 123.40, 123.40);
    run.deposit(Place.SPOT, "10000", "USDT");

    run(COSTS, run.order(SPOT, Side.BUY, "1"), run.order(SPOT, Side.SELL, "0.5"));

    assertThat(run.all(Event.Filled.class))
        .extracting(Event.Filled::price)
        .containsExactly(Price.parse("123.43"), Price.parse("123.37"));
  }

  /** The open is off the tick of 0.01 and is paid as it is. */
  @Test
  void withoutCostsAnOrderFillsAtTheOpenItself() {
    market.closes(SPOT, 123.4567, 123.4567, 123.4567);
    run.deposit(Place.SPOT, "10000", "USDT");

    run(TradingCosts.NONE, run.order(SPOT, Side.BUY, "1"));

    assertThat(run.only(Event.Filled.class).price()).isEqualTo(Price.parse("123.4567"));
    assertThat(run.only(Event.Filled.class).fee()).isEqualTo(Money.usdt("0"));
  }

  /** The day before traded 400: a purchase of 4 is a hundredth, the root of which is a tenth. */
  @Test
  void impactGrowsWithTheRootOfTheShareInTheDaysVolume() {
    market.volume(400).closes(SPOT, 100, 100, 100);
    run.deposit(Place.SPOT, "10000", "USDT");

    run(costs("0", "0", "100"), run.order(SPOT, Side.BUY, "4"));

    assertThat(run.only(Event.Filled.class).price()).isEqualTo(Price.parse("100.10"));
  }

  @Test
  void impactIsTheSameOnBarsOfAnyLength() {
    market.volume(400).closes(SPOT, 100, 100, 100);
    market
        .volume(100)
        .bars(
            SPOT, Interval.EIGHT_HOURS, day(100, 100), day(100, 100), day(100, 100), day(100, 100));
    run.deposit(Place.SPOT, "10000", "USDT");

    run.send("2025-01-02", run.order(SPOT, Side.BUY, "4"))
        .run(market.feed(Interval.EIGHT_HOURS, "2025-01-02", "2025-01-02"), costs("0", "0", "100"));

    assertThat(run.only(Event.Filled.class).price()).isEqualTo(Price.parse("100.10"));
  }

  @Test
  void anOrderIsRefusedWhereImpactCannotBeMeasured() {
    market.volume(0).closes(SPOT, 100, 100, 100);
    run.deposit(Place.SPOT, "10000", "USDT");

    run(costs("0", "0", "100"), run.order(SPOT, Side.BUY, "4"));

    assertThat(run.refusal()).contains("the last day's volume is zero");
  }

  /** A tick of a later day, 0.01, above the price of this one: a sale would bring nothing. */
  @Test
  void aSaleIsRefusedWhereTheTickLeavesNothingOfThePrice() {
    market.closes(SPOT, 0.004, 0.004, 0.004).rules(SPOT, "0.01", "1", "1", "5");
    run.deposit(Place.SPOT, "10000", "USDT");
    run.deposit(Place.SPOT, "100000", "BTC");

    run(COSTS, run.order(SPOT, Side.SELL, "10000"));

    assertThat(run.refusal()).contains("leave nothing of 0.004");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0015, not on the step 0.001",
    "0.001, below the minimum 0.01",
    "0.03, value 3 USDT is below the minimum 5 USDT",
    "101, 'needs 10100 USDT in the spot wallet, which holds 10000'",
  })
  void anOrderAgainstTheRulesOrBeyondTheCashIsRefused(String quantity, String reason) {
    market.closes(SPOT, 100, 100, 100).rules(SPOT, "0.01", "0.001", "0.01", "5");
    run.deposit(Place.SPOT, "10000", "USDT");

    run(TradingCosts.NONE, run.order(SPOT, Side.BUY, quantity));

    assertThat(run.refusal()).contains(reason);
    assertThat(run.ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("10000"));
  }

  /** 10,000 pay for 100 at 100; the fee of 10 is not there. */
  @Test
  void aPurchaseMustPayItsFeeToo() {
    market.closes(SPOT, 100, 100, 100);
    run.deposit(Place.SPOT, "10000", "USDT");

    run(costs("10", "0", "0"), run.order(SPOT, Side.BUY, "100"));

    assertThat(run.refusal()).contains("needs 10010 USDT");
  }

  @Test
  void whatIsInColdStorageIsNotSold() {
    market.closes(SPOT, 100, 100, 100);
    run.deposit(Place.COLD, "1", "BTC");

    run(COSTS, run.order(SPOT, Side.SELL, "1"));

    assertThat(run.refusal()).contains("needs 1 BTC in the spot wallet, which holds 0");
  }

  @Test
  void aSaleBringsTheCashOfThePurchaseAfterIt() {
    market.closes(SPOT, 100, 100, 100).closes("ETH/USDT", 10, 10, 10);
    run.deposit(Place.SPOT, "1", "BTC");

    run(TradingCosts.NONE, run.order(SPOT, Side.SELL, "1"), run.order("ETH/USDT", Side.BUY, "10"));

    assertThat(run.all(Event.Filled.class)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"ETH/USDT, no trading rules", "BTC/USDT:USDT-250101, has expired"})
  void whatCannotBeTradedHereIsRefused(String symbol, String reason) {
    market.closes(SPOT, 100, 100, 100).closes("BTC/USDT:USDT-250101", 100, 100, 100);
    run.deposit(Place.SPOT, "10000", "USDT");

    run(COSTS, run.order(symbol, Side.BUY, "1"));

    assertThat(run.refusal()).contains(reason);
  }

  @Test
  void anOrderIsRefusedWhereNoBarOpens() {
    market.closes(SPOT, 100, 100, 100).closes("ETH/USDT", 10);
    run.deposit(Place.SPOT, "10000", "USDT");

    run(COSTS, run.order("ETH/USDT", Side.BUY, "1"));

    assertThat(run.refusal()).contains("no bar of ETH/USDT opens here");
  }

  /** Sends orders on the 2nd, where they fill. */
  private void run(TradingCosts costs, Order... orders) {
    run.send("2025-01-02", orders).run("2025-01-02", "2025-01-02", costs);
  }

  private static double[] day(double open, double close) {
    return new double[] {open, close};
  }

  private static TradingCosts costs(String fee, String spread, String impact) {
    return new TradingCosts(
        BasisPoints.of(fee), BasisPoints.ZERO, BasisPoints.of(spread), BasisPoints.of(impact));
  }
}
