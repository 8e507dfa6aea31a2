// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.testing.MadeMarket.bar;
import static dev.ballast.venue.sim.MadeTerms.limit;
import static dev.ballast.venue.sim.VenueRun.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.FeeSchedule;
import dev.ballast.cost.FeeTier;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.TimeInForce;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestingOrdersTest {
  /** 2 bp for makers, 10 bp for takers, half a spread of 2 bp. */
  private static final TradingCosts COSTS = costs("0");

  /** Half a spread on 100 is 0.02: a purchase takes at 100.02, and at no other price. */
  @ParameterizedTest
  @CsvSource({"101, 1", "100.02, 1", "100.01, 0"})
  void aPurchaseTakesAtTheOpenWhereItsLimitReachesTheAsk(String limit, int fills) {
    VenueRun run = spot(bar(100, 100, 99.99, 100));
    run.send("2025-01-02", buy(run, "1").withTerms(limit(limit)))
        .run("2025-01-02", "2025-01-02", COSTS);

    assertThat(run.fills()).hasSize(fills).allMatch("02 1 1 at 100.02, TAKER"::equals);
    assertThat(run.all(Event.OrderCancelled.class)).isEmpty();
  }

  /** Impact of 100 bp x root(10 / 1000) = 10 bp: 100.12 without the limit, and 100.05 with it. */
  @Test
  void aTakerNeverPaysMoreThanItsLimit() {
    VenueRun run = spot(bar(100, 100, 100, 100));
    run.send(
        "2025-01-02",
        buy(run, "10"),
        buy(run, "10").withTerms(limit("100.05")),
        sell(run, "10").withTerms(limit("99.95")));
    run.run("2025-01-02", "2025-01-02", costs("100"));

    assertThat(run.fills())
        .containsExactly(
            "02 1 10 at 100.12, TAKER", "02 2 10 at 100.05, TAKER", "02 3 10 at 99.95, TAKER");
  }

  /** The low of 95 touches the limit and fills nothing; 94.99 the day after goes through it. */
  @Test
  void anOrderInTheBookFillsWhenTradesGoThroughItsLimitByATick() {
    VenueRun run = spot(bar(100, 101, 95, 98), bar(98, 99, 94.99, 97));
    run.send("2025-01-02", buy(run, "2").withTerms(limit("95")))
        .run("2025-01-02", "2025-01-04", COSTS);

    Event.Filled filled = run.only(Event.Filled.class);
    assertThat(run.fills()).containsExactly("04 1 2 at 95, MAKER");
    assertThat(filled.time()).isEqualTo(MadeMarket.at("2025-01-04"));
    assertThat(filled.reference()).isEqualTo(Price.parse("95"));
    assertThat(filled.fee()).as("2 bp of 190").isEqualTo(Money.usdt("0.038"));
  }

  @Test
  void aSaleFillsAboveItsLimit() {
    VenueRun run = spot(bar(100, 105, 99, 104), bar(104, 105.01, 103, 104));
    run.send("2025-01-02", sell(run, "2").withTerms(limit("105")))
        .run("2025-01-02", "2025-01-04", COSTS);

    assertThat(run.fills()).containsExactly("04 1 2 at 105, MAKER");
  }

  /** All of the third day is below the limit of 95: the highest price that was traded is paid. */
  @Test
  void anOrderThatTheMarketJumpsOverFillsAtTheWorstPriceOfTheBar() {
    VenueRun run = spot(bar(100, 100, 96, 96), bar(90, 92, 88, 91));
    run.send("2025-01-02", buy(run, "1").withTerms(limit("95")))
        .run("2025-01-02", "2025-01-04", COSTS);

    assertThat(run.fills()).containsExactly("04 1 1 at 92, MAKER");
  }

  /** Sent at 08:00, when the day's low may have been over: it works from the next open on. */
  @Test
  void anOrderIsNotMatchedWithABarThatHadBegunBeforeIt() {
    VenueRun run = spot(bar(100, 101, 90, 98), bar(98, 99, 94, 97));
    run.market.funding(VenueRun.PERPETUAL, "2025-01-02T08:00:00Z", 0);
    run.market.rules(VenueRun.PERPETUAL, "0.01", "0.001", "0.001", "5");
    run.send("2025-01-02T08:00:00Z", buy(run, "1").withTerms(limit("95")));
    run.run("2025-01-02", "2025-01-04", COSTS);

    assertThat(run.fills()).containsExactly("04 1 1 at 95, MAKER");
  }

  /** 150 pay for one at 95 and not for two; what was sent first is tried first. */
  @Test
  void ordersFillInTheOrderInWhichTheyWereSent() {
    VenueRun run = VenueRun.of(SPOT, bar(100, 101, 90, 98)).deposit(Place.SPOT, "150", "USDT");
    run.send(
        "2025-01-02", buy(run, "1").withTerms(limit("95")), buy(run, "1").withTerms(limit("96")));
    run.run("2025-01-02", "2025-01-03", COSTS);

    assertThat(run.fills()).containsExactly("03 1 1 at 95, MAKER");
    assertThat(run.cancelled())
        .containsExactly("2 1: needs 96.0192 USDT in the spot wallet, which holds 54.981");
  }

  /** The ask is 100.02. */
  @ParameterizedTest
  @CsvSource({"100.02, true", "100.01, false"})
  void postOnlyIsRefusedWhereItWouldTake(String limit, boolean refused) {
    VenueRun run = spot(bar(100, 101, 99, 100));
    run.send("2025-01-02", buy(run, "1").withTerms(limit(limit, TimeInForce.POST_ONLY)));
    run.run("2025-01-02", "2025-01-03", COSTS);

    if (refused) {
      assertThat(run.refusal()).isEqualTo("post-only, and would take (-5022)");
      assertThat(run.fills()).isEmpty();
    } else {
      assertThat(run.fills()).containsExactly("03 1 1 at 100.01, MAKER");
    }
  }

  @ParameterizedTest
  @CsvSource({"IMMEDIATE_OR_CANCEL", "FILL_OR_KILL"})
  void whatMustFillAtOnceTakesOrIsCancelled(TimeInForce force) {
    VenueRun run = spot(bar(100, 101, 90, 100));
    run.send(
        "2025-01-02",
        buy(run, "1").withTerms(limit("100.02", force)),
        buy(run, "1").withTerms(limit("100.01", force)));
    run.run("2025-01-02", "2025-01-03", COSTS);

    assertThat(run.fills()).containsExactly("02 1 1 at 100.02, TAKER");
    assertThat(run.cancelled()).containsExactly("2 1: finds nothing at its limit at once");
  }

  @Test
  void anOrderWaitsAsLongAsItMust() {
    double[][] still = new double[30][];
    Arrays.fill(still, bar(100, 100, 100, 100));
    VenueRun run = spot(still);
    run.market.candles(SPOT, Interval.DAY, bar(100, 100, 94, 100));
    run.send("2025-01-02", buy(run, "1").withTerms(limit("95")))
        .run("2025-01-02", "2025-02-02", COSTS);

    assertThat(run.only(Event.Filled.class).time()).isEqualTo(MadeMarket.at("2025-02-02"));
  }

  private static VenueRun spot(double[]... bars) {
    VenueRun run = VenueRun.of(SPOT, bars).deposit(Place.SPOT, "100000", "USDT");
    Event coins = new Event.Deposited(0, Place.SPOT, Money.of(Asset.BTC, BigDecimal.valueOf(100)));
    run.ledger.apply(coins);
    run.events.add(coins);
    return run;
  }

  private static Order buy(VenueRun run, String quantity) {
    return run.order(SPOT, Side.BUY, quantity);
  }

  private static Order sell(VenueRun run, String quantity) {
    return run.order(SPOT, Side.SELL, quantity);
  }

  private static TradingCosts costs(String impact) {
    FeeSchedule fees =
        FeeSchedule.of(new FeeTier(BigDecimal.ZERO, BasisPoints.of("2"), BasisPoints.of("10")));
    return new TradingCosts(
        fees, fees, BasisPoints.of("2"), BasisPoints.of(impact), Optional.empty());
  }
}
