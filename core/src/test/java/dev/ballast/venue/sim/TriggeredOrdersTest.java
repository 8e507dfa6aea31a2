// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.testing.MadeMarket.bar;
import static dev.ballast.venue.sim.MadeTerms.limit;
import static dev.ballast.venue.sim.MadeTerms.stop;
import static dev.ballast.venue.sim.MadeTerms.takeProfit;
import static dev.ballast.venue.sim.VenueRun.PERPETUAL;
import static dev.ballast.venue.sim.VenueRun.contract;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesKind;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggeredOrdersTest {
  /** Half a spread of 2 bp and nothing else. */
  private static final TradingCosts COSTS =
      new TradingCosts(BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.of("2"), BasisPoints.ZERO);

  /** A touch sets it off: 95 x 0.9998 = 94.981, down to the tick. */
  @Test
  void aStopSellsAtItsTriggerLessTheSpread() {
    VenueRun run =
        perpetual(bar(100, 101, 95.01, 98), bar(98, 99, 95, 97))
            .bring(contract(PERPETUAL), "1", "100", "1");
    run.send("2025-01-02", sell(run, "1").withTerms(stop("95")).reducing());
    run.run("2025-01-02", "2025-01-04", COSTS);

    assertThat(run.fills()).containsExactly("04 1 1 at 94.98, TAKER");
    assertThat(run.only(Event.Filled.class).reference()).isEqualTo(Price.parse("95"));
    Event.OrderTriggered triggered = run.only(Event.OrderTriggered.class);
    assertThat(triggered.time()).isEqualTo(MadeMarket.at("2025-01-04"));
    assertThat(triggered.recordedMark()).isFalse();
  }

  /** The bar opens at 90, beyond the stop: 90 x 0.9998 = 89.982. */
  @Test
  void aStopThatTheMarketJumpsOverSellsAtTheOpen() {
    VenueRun run =
        perpetual(bar(100, 101, 96, 96), bar(90, 97, 89, 97))
            .bring(contract(PERPETUAL), "1", "100", "1");
    run.send("2025-01-02", sell(run, "1").withTerms(stop("95")).reducing());
    run.run("2025-01-02", "2025-01-04", COSTS);

    assertThat(run.fills()).containsExactly("04 1 1 at 89.98, TAKER");
  }

  /** 105 x 1.0002 = 105.021, up to the tick. */
  @Test
  void aPurchasesStopWaitsForARise() {
    VenueRun run = perpetual(bar(100, 104.99, 90, 104), bar(104, 105, 103, 104));
    run.send("2025-01-02", buy(run, "1").withTerms(stop("105")))
        .run("2025-01-02", "2025-01-04", COSTS);

    assertThat(run.fills()).containsExactly("04 1 1 at 105.03, TAKER");
  }

  /**
   * 110 x 0.9998 = 109.978, down; the market that opens at 115 gives no more, its low of 112 does.
   */
  @ParameterizedTest
  @CsvSource({"104, 110, 103, 109.97", "115, 116, 112, 111.97"})
  void aTakeProfitSellsAtItsTrigger(double open, double high, double low, String price) {
    VenueRun run =
        perpetual(bar(100, 109, 99, 104), bar(open, high, low, low))
            .bring(contract(PERPETUAL), "1", "100", "1");
    run.send("2025-01-02", sell(run, "1").withTerms(takeProfit("110")).reducing());
    run.run("2025-01-02", "2025-01-04", COSTS);

    assertThat(run.fills()).containsExactly("04 1 1 at " + price + ", TAKER");
  }

  /** Whichever was sent first. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whereBothAreInTheBarTheStopComesFirst(boolean stopFirst) {
    VenueRun run = perpetual(bar(100, 112, 94, 100)).bring(contract(PERPETUAL), "1", "100", "1");
    Order one = sell(run, "1").withTerms(stopFirst ? stop("95") : takeProfit("110")).reducing();
    Order other = sell(run, "1").withTerms(stopFirst ? takeProfit("110") : stop("95")).reducing();
    run.send("2025-01-02", one, other).run("2025-01-02", "2025-01-03", COSTS);

    assertThat(run.only(Event.Filled.class).price()).isEqualTo(Price.parse("94.98"));
    assertThat(run.cancelled())
        .containsExactly(
            (stopFirst ? "2" : "1") + " 1: nothing is held that it could reduce (-2022)");
  }

  /** A reducing limit is a take-profit too: the stop comes before it. */
  @Test
  void theStopComesBeforeALimitThatReduces() {
    VenueRun run = perpetual(bar(100, 112, 94, 100)).bring(contract(PERPETUAL), "1", "100", "1");
    run.send(
        "2025-01-02",
        sell(run, "1").withTerms(limit("110")).reducing(),
        sell(run, "1").withTerms(stop("95")).reducing());
    run.run("2025-01-02", "2025-01-03", COSTS);

    assertThat(run.fills()).containsExactly("03 2 1 at 94.98, TAKER");
    assertThat(run.cancelled()).hasSize(1);
  }

  /**
   * Bought at 98 inside the bar, whose low of 94 is below the stop and whose high of 112 above the
   * take-profit: it is taken to have fallen after the purchase, and not to have risen.
   */
  @Test
  void whatIsBoughtInsideABarMayBeStoppedInItAndTakesNoProfitInIt() {
    VenueRun stopped = perpetual(bar(100, 112, 94, 100));
    stopped.send(
        "2025-01-02",
        sell(stopped, "1").withTerms(stop("95")).reducing(),
        buy(stopped, "1").withTerms(limit("98")));
    stopped.run("2025-01-02", "2025-01-03", COSTS);

    assertThat(stopped.fills()).containsExactly("03 2 1 at 98, MAKER", "03 1 1 at 94.98, TAKER");

    VenueRun risen = perpetual(bar(100, 112, 94, 100), bar(100, 111, 99, 100));
    risen.send(
        "2025-01-02",
        buy(risen, "1").withTerms(limit("98")),
        sell(risen, "1").withTerms(takeProfit("110")).reducing());
    risen.run("2025-01-02", "2025-01-04", COSTS);

    assertThat(risen.fills()).containsExactly("03 1 1 at 98, MAKER", "04 2 1 at 109.97, TAKER");
  }

  /** Marks fall to 94 where trades stop at 96; the next day trades fall to 94 and marks do not. */
  @ParameterizedTest
  @CsvSource({"94, 96, '03 1 1 at 95.98, TAKER'", "96, 94, "})
  void recordedMarksSetATriggerOffAndTradesDoNot(double mark, double trade, String fill) {
    VenueRun run = perpetual(bar(100, 101, trade, 100)).bring(contract(PERPETUAL), "1", "100", "1");
    run.market.prices(
        SeriesKind.MARK,
        PERPETUAL,
        Interval.DAY,
        bar(100, 100, 100, 100),
        bar(100, 101, mark, 100));
    run.send("2025-01-02", sell(run, "1").withTerms(stop("95")).reducing());
    run.run("2025-01-02", "2025-01-03", COSTS);

    if (fill == null) {
      assertThat(run.fills()).isEmpty();
      assertThat(run.all(Event.OrderTriggered.class)).isEmpty();
    } else {
      assertThat(run.fills()).containsExactly(fill);
      assertThat(run.only(Event.OrderTriggered.class).recordedMark()).isTrue();
    }
  }

  /**
   * Set off at the open of 90, below its limit of 94: it waits there and fills as maker on the next
   * day, not in the rest of the bar.
   */
  @Test
  void aStopsLimitWaitsWhereTheMarketIsBeyondIt() {
    VenueRun run = perpetual(bar(100, 101, 96, 96), bar(90, 97, 89, 91), bar(91, 95, 91, 95));
    run.bring(contract(PERPETUAL), "1", "100", "1");
    Terms terms = new Terms.Triggered(Terms.Trigger.STOP, Price.parse("95"), limit("94"));
    run.send("2025-01-02", sell(run, "1").withTerms(terms).reducing());
    run.run("2025-01-02", "2025-01-05", COSTS);

    assertThat(run.fills()).containsExactly("05 1 1 at 94, MAKER");
  }

  @ParameterizedTest
  @CsvSource({"FILL_OR_KILL", "IMMEDIATE_OR_CANCEL"})
  void aStopsLimitThatMayNotWaitIsCancelled(TimeInForce force) {
    VenueRun run = perpetual(bar(90, 97, 89, 91)).bring(contract(PERPETUAL), "1", "100", "1");
    Terms terms = new Terms.Triggered(Terms.Trigger.STOP, Price.parse("95"), limit("94", force));
    run.send("2025-01-02", sell(run, "1").withTerms(terms).reducing());
    run.run("2025-01-02", "2025-01-03", COSTS);

    assertThat(run.cancelled()).containsExactly("1 1: finds nothing at its limit at once");
    assertThat(run.held()).isEqualTo(Quantity.parse("1"));
  }

  /** The last price is 100. */
  @ParameterizedTest
  @CsvSource({
    "SELL, STOP, 100",
    "BUY, STOP, 100",
    "SELL, TAKE_PROFIT, 99",
    "BUY, TAKE_PROFIT, 101"
  })
  void aTriggerThatIsAlreadyReachedIsRefused(Side side, Terms.Trigger kind, String price) {
    VenueRun run = perpetual(bar(100, 101, 99, 100));
    Terms terms = new Terms.Triggered(kind, Price.parse(price), new Terms.Market());
    run.send("2025-01-02", run.order(PERPETUAL, side, "1").withTerms(terms));
    run.run("2025-01-02", "2025-01-03", COSTS);

    assertThat(run.refusal()).isEqualTo("would be set off at once: the mark is 100 (-2021)");
  }

  private static VenueRun perpetual(double[]... bars) {
    return VenueRun.of(PERPETUAL, bars).deposit(Place.FUTURES, "10000", "USDT");
  }

  private static Order buy(VenueRun run, String quantity) {
    return run.order(PERPETUAL, Side.BUY, quantity);
  }

  private static Order sell(VenueRun run, String quantity) {
    return run.order(PERPETUAL, Side.SELL, quantity);
  }
}
