// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.testing.MadeMarket.bar;
import static dev.ballast.venue.sim.MadeTerms.limit;
import static dev.ballast.venue.sim.MadeTerms.stop;
import static dev.ballast.venue.sim.VenueRun.PERPETUAL;
import static dev.ballast.venue.sim.VenueRun.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.market.OrderBounds;
import dev.ballast.market.SeriesKind;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Codes as in Binance's USD-M error list; bounds as its exchangeInfo of 2025-03 states them for
 * BTCUSDT_250328 (price band 0.95 to 1.05), but for the lots, which are made.
 */
class OrderRulesTest {
  /** Limit orders in steps of 0.001 up to 40, market orders in steps of 0.1 from 0.2 to 10. */
  private static final OrderBounds BOUNDS =
      new OrderBounds(
          Optional.of(Quantity.parse("40")),
          Optional.of(
              new OrderBounds.Lot(
                  Quantity.parse("0.2"), Optional.of(Quantity.parse("10")), Quantity.parse("0.1"))),
          Optional.of(new OrderBounds.PriceBand(new BigDecimal("0.95"), new BigDecimal("1.05"))));

  @ParameterizedTest
  @CsvSource({
    "BUY, 1, 100.005, 'limit price 100.005 is not on the tick 0.01 (-4014)'",
    "BUY, 1, 0, 'limit price 0 is not on the tick 0.01 (-4014)'",
    "BUY, 0.0015, 100, 'quantity 0.0015 is not on the step 0.001 (-4023)'",
    "BUY, 40.001, 100, 'quantity 40.001 is above the maximum 40 (-4005)'",
    "BUY, 0.049, 100, 'value 4.9 USDT is below the minimum 5 USDT (-4164)'",
    "BUY, 1, 105.01, 'limit price 105.01 is above 1.05 times the mark of 100 (-4016)'",
    "SELL, 1, 94.99, 'limit price 94.99 is below 0.95 times the mark of 100 (-4024)'",
    "BUY, 1, 105, ",
    "BUY, 40, 99, ",
    "BUY, 0.05, 100, ",
    "BUY, 1, 50, ",
    "SELL, 1, 150, ",
  })
  void aLimitOrderKeepsToTheRulesOfItsContract(
      Side side, String quantity, String price, String reason) {
    VenueRun run = bounded(PERPETUAL);
    run.send("2025-01-02", run.order(PERPETUAL, side, quantity).withTerms(limit(price)));
    run.run("2025-01-02", "2025-01-02", TradingCosts.NONE);

    assertThat(run.all(Event.OrderRefused.class).stream().map(Event.OrderRefused::reason))
        .isEqualTo(Optional.ofNullable(reason).stream().toList());
  }

  /** On spot the band binds both sides, as PERCENT_PRICE_BY_SIDE does. */
  @ParameterizedTest
  @CsvSource({"BUY, 94.99, -4024", "SELL, 105.01, -4016"})
  void theBandOfSpotHasTwoSides(Side side, String price, String code) {
    VenueRun run = bounded(SPOT);
    run.send("2025-01-02", run.order(SPOT, side, "1").withTerms(limit(price)));

    assertThat(run.run("2025-01-02", "2025-01-02", TradingCosts.NONE).refusal())
        .endsWith("(" + code + ")");
  }

  /** The close of the mark's bar, 110, and not that of trades, 100: up to 115.5. */
  @Test
  void theBandIsAroundTheRecordedMark() {
    VenueRun run = bounded(PERPETUAL);
    run.market.prices(SeriesKind.MARK, PERPETUAL, Interval.DAY, bar(100, 110, 100, 110));
    run.send(
        "2025-01-02",
        run.order(PERPETUAL, Side.BUY, "1").withTerms(limit("115.5")),
        run.order(PERPETUAL, Side.BUY, "1").withTerms(limit("115.51")));

    assertThat(run.run("2025-01-02", "2025-01-02", TradingCosts.NONE).refusal())
        .isEqualTo("limit price 115.51 is above 1.05 times the mark of 110 (-4016)");
  }

  @ParameterizedTest
  @CsvSource({
    "0.25, 'quantity 0.25 is not on the step 0.1 (-4023)'",
    "0.1, 'quantity 0.1 is below the minimum 0.2 (-4004)'",
    "10.1, 'quantity 10.1 is above the maximum 10 (-4005)'",
    "10, ",
  })
  void marketOrdersHaveALotOfTheirOwn(String quantity, String reason) {
    VenueRun market = bounded(PERPETUAL);
    market.send("2025-01-02", market.order(PERPETUAL, Side.BUY, quantity));
    market.run("2025-01-02", "2025-01-02", TradingCosts.NONE);
    VenueRun stop = bounded(PERPETUAL);
    Order triggered = stop.order(PERPETUAL, Side.BUY, quantity).withTerms(stop("120"));
    stop.send("2025-01-02", triggered).run("2025-01-02", "2025-01-02", TradingCosts.NONE);

    for (VenueRun run : new VenueRun[] {market, stop}) {
      assertThat(run.all(Event.OrderRefused.class).stream().map(Event.OrderRefused::reason))
          .isEqualTo(Optional.ofNullable(reason).stream().toList());
    }
  }

  @Test
  void aTriggerStandsOnTheTick() {
    VenueRun run = bounded(PERPETUAL);
    run.send("2025-01-02", run.order(PERPETUAL, Side.BUY, "1").withTerms(stop("120.001")));

    assertThat(run.run("2025-01-02", "2025-01-02", TradingCosts.NONE).refusal())
        .isEqualTo("trigger price 120.001 is not on the tick 0.01 (-4014)");
  }

  private static VenueRun bounded(String symbol) {
    VenueRun run =
        VenueRun.of(symbol, bar(100, 100, 100, 100))
            .deposit(Place.SPOT, "100000", "USDT")
            .deposit(Place.FUTURES, "100000", "USDT");
    run.market.bounds(symbol, BOUNDS);
    return run;
  }
}
