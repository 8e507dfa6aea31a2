// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.testing.MadeMarket.flat;
import static dev.ballast.venue.sim.VenueRun.TAKER;
import static dev.ballast.venue.sim.VenueRun.contract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.market.MissingData;
import dev.ballast.market.SeriesKind;
import dev.ballast.order.Event;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Delivery and rolls of dated futures; the near one expires on 2025-01-03 at 08:00. */
class DeliveryTest {
  private static final String NEAR = "BTC/USDT:USDT-250103";
  private static final String FAR = "BTC/USDT:USDT-250328";
  private static final String INVERSE = "BTC/USD:BTC-250103";

  private final MadeMarket market = MadeMarket.from("2025-01-01");
  private final VenueRun run = new VenueRun(market);

  /**
   * The index closed at 100, 103 and 106 in the last three ten minutes: 103 on average. A long of 2
   * from 100 makes 6, less 5 bp of 206.
   */
  @Test
  void aDatedFutureIsDeliveredAtTheMeanOfTheIndex() {
    dated(NEAR, 100, 100, 120);
    market.prices(SeriesKind.INDEX, "BTC/USDT:USDT", Interval.parse("10m"), tenMinutes());
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(NEAR), "2", "100", "1");

    run.run(market.feed(Interval.DAY, "2025-01-02", "2025-01-04"), TAKER);

    Event.Delivered delivered = run.only(Event.Delivered.class);
    assertThat(delivered.time()).isEqualTo(MadeMarket.at("2025-01-03T08:00:00Z"));
    assertThat(delivered.price()).isEqualTo(Price.parse("103"));
    assertThat(delivered.fee()).isEqualTo(Money.usdt("0.103"));
    assertThat(run.futures("USDT")).isEqualTo("1005.897");
    assertThat(run.ledger.positions()).isEmpty();
    assertThat(run.substitutes().keySet()).noneMatch(what -> what.startsWith("delivered"));
  }

  /**
   * Ten-minute index bars from 2025-01-01: the half hour before the 3rd, 08:00, is 100, 103, 106.
   */
  private static double[][] tenMinutes() {
    int delivery = (2 * 24 + 8) * 6;
    double[][] index = new double[delivery + 6][];
    for (int i = 0; i < index.length; i++) {
      index[i] = flat(500);
    }
    index[delivery - 3] = flat(100);
    index[delivery - 2] = flat(103);
    index[delivery - 1] = flat(106);
    return index;
  }

  /** Without an index the last close of spot by 08:00, of bars of any length, and that is said. */
  @Test
  void withoutAnIndexTheSpotCloseIsTheStatedSubstitute() {
    dated(NEAR, 100, 100, 120);
    market.closes("BTC/USDT", 90, 90, 90);
    market.bars(
        "BTC/USDT",
        Interval.EIGHT_HOURS,
        pair(90),
        pair(90),
        pair(90),
        pair(90),
        pair(90),
        pair(91),
        pair(104),
        pair(110));
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(NEAR), "-1", "100", "1");

    run.run(market.feed(Interval.DAY, "2025-01-02", "2025-01-04"), TAKER);

    assertThat(run.only(Event.Delivered.class).price()).isEqualTo(Price.parse("104"));
    assertThat(run.substitutes()).containsEntry("delivered at the last close of spot: " + NEAR, 1);
  }

  @Test
  void aDeliveryWithoutAnyPriceStopsTheRun() {
    dated(NEAR, 100, 100, 100);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(NEAR), "1", "100", "1");

    assertThatThrownBy(() -> run.run(market.feed(Interval.DAY, "2025-01-02", "2025-01-04"), TAKER))
        .isInstanceOf(MissingData.class)
        .hasMessage("no delivery price of " + NEAR + " at 2025-01-03T08:00:00Z");
  }

  /** 10 contracts of 100 dollars from 100 to 125 earn 1000 (1/100 - 1/125) = 2 coins. */
  @Test
  void anInverseFutureIsDeliveredInCoin() {
    market
        .closes(INVERSE, 100, 100, 100)
        .brackets(INVERSE, MadeMarket.tier("0", "100000", "0.005", "0", "50"));
    index("BTC/USD:BTC", 125);
    run.deposit(Place.FUTURES, "10", "BTC").bring(contract(INVERSE, "100"), "10", "100", "1");

    run.run(market.feed(Interval.DAY, "2025-01-02", "2025-01-04"), TradingCosts.NONE);

    assertThat(run.futures("BTC")).isEqualTo("12");
  }

  /** An isolated short of 1 from 100 with 20 behind it, delivered at 150: the fund bears 30.075. */
  @Test
  void aDeliveryBeyondTheIsolatedWalletIsCovered() {
    dated(NEAR, 100, 100, 100);
    index("BTC/USDT:USDT", 150);
    run.deposit(Place.FUTURES, "1000", "USDT")
        .bring(contract(NEAR), PositionSide.BOTH, "-1", "100", "5", Optional.of("20"));

    run.run(market.feed(Interval.DAY, "2025-01-02", "2025-01-04"), TAKER);

    assertThat(run.only(Event.LossCovered.class).amount()).isEqualTo(Money.usdt("30.075"));
    assertThat(run.futures("USDT")).isEqualTo("1000");
  }

  /** And on cross margin with 20 in the wallet, after which nothing is owed. */
  @Test
  void aDeliveryBeyondTheCrossWalletIsCovered() {
    dated(NEAR, 100, 100, 100);
    index("BTC/USDT:USDT", 150);
    run.deposit(Place.FUTURES, "20", "USDT").bring(contract(NEAR), "-1", "100", "5");

    run.run(market.feed(Interval.DAY, "2025-01-02", "2025-01-04"), TAKER);

    assertThat(run.only(Event.LossCovered.class).amount()).isEqualTo(Money.usdt("30.075"));
    assertThat(run.futures("USDT")).isEqualTo("0");
  }

  /**
   * One ticket sells 2 of the near future and buys 2 of the far one, at opens of 100 and 104 with
   * half a spread of 10 bp and a fee of 5 bp: spread 4; slippage 0.2 and 0.22 (104.104 up to
   * 104.11, twice 0.11), fees 2 x 99.9 x 5 bp and 2 x 104.11 x 5 bp.
   */
  @Test
  void aTicketThatClosesTheNearAndOpensTheFarFutureIsARoll() {
    dated(NEAR, 100, 100, 100);
    dated(FAR, 104, 104, 104);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(NEAR), "2", "100", "1");
    run.send("2025-01-02", NEAR, "-2", "1").send("2025-01-02", FAR, "2", "1");
    TradingCosts costs =
        new TradingCosts(
            BasisPoints.ZERO, BasisPoints.of("5"), BasisPoints.of("10"), BasisPoints.ZERO);

    run.run(market.feed(Interval.DAY, "2025-01-02", "2025-01-03"), costs);

    Event.Rolled rolled = run.only(Event.Rolled.class);
    assertThat(rolled.from().toString()).isEqualTo(NEAR);
    assertThat(rolled.to().toString()).isEqualTo(FAR);
    assertThat(rolled.quantity()).isEqualTo(Quantity.parse("2"));
    assertThat(rolled.spread()).isEqualByComparingTo(new BigDecimal("4"));
    assertThat(rolled.cost()).isEqualTo(Money.usdt("0.62401"));
  }

  /** Closing one and opening another of other assets, or the other way round, is none. */
  @Test
  void otherPairsOfTradesAreNoRolls() {
    dated(NEAR, 100, 100, 100);
    dated(FAR, 104, 104, 104);
    dated("ETH/USDT:USDT-250328", 10, 10, 10);
    run.deposit(Place.FUTURES, "1000", "USDT")
        .bring(contract(NEAR), "2", "100", "1")
        .bring(contract(FAR), "1", "100", "1");
    run.send("2025-01-02", NEAR, "-1", "1")
        .send("2025-01-02", "ETH/USDT:USDT-250328", "1", "1")
        .send("2025-01-02", FAR, "-1", "1");

    run.run(market.feed(Interval.DAY, "2025-01-02", "2025-01-03"), TradingCosts.NONE);

    assertThat(run.all(Event.Rolled.class)).isEmpty();
    assertThat(run.all(Event.Filled.class)).hasSize(3);
  }

  private void dated(String symbol, double... closes) {
    market
        .closes(symbol, closes)
        .brackets(symbol, MadeMarket.tier("0", "1000000", "0.005", "0", "50"));
  }

  /** An index of 100 for two days, and of another price in the eight hours that follow. */
  private void index(String perpetual, double last) {
    double[][] bars = new double[7][];
    Arrays.fill(bars, flat(100));
    bars[6] = flat(last);
    market.prices(SeriesKind.INDEX, perpetual, Interval.EIGHT_HOURS, bars);
  }

  private static double[] pair(double price) {
    return new double[] {price, price};
  }
}
