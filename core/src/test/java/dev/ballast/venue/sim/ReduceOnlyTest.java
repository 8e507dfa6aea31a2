// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.testing.MadeMarket.bar;
import static dev.ballast.venue.sim.MadeTerms.limit;
import static dev.ballast.venue.sim.VenueRun.PERPETUAL;
import static dev.ballast.venue.sim.VenueRun.contract;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.cost.TradingCosts;
import dev.ballast.order.Event;
import dev.ballast.order.Side;
import dev.ballast.unit.Quantity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReduceOnlyTest {
  private static final String NOTHING = "nothing is held that it could reduce (-2022)";

  @Test
  void whatIsMoreThanIsHeldIsCutOff() {
    VenueRun run = perpetual(bar(100, 101, 99, 100)).bring(contract(PERPETUAL), "2", "100", "1");
    run.send("2025-01-02", run.order(PERPETUAL, Side.SELL, "5").reducing());
    run.run("2025-01-02", "2025-01-03", TradingCosts.NONE);

    assertThat(run.fills()).containsExactly("02 1 2 at 100, TAKER");
    assertThat(run.cancelled()).containsExactly("1 3: " + NOTHING);
    assertThat(run.held()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void itIsRefusedWhereNothingOrTheSameSideIsHeld() {
    VenueRun run = perpetual(bar(100, 101, 99, 100));
    run.send("2025-01-02", run.order(PERPETUAL, Side.SELL, "5").reducing());
    assertThat(run.run("2025-01-02", "2025-01-03", TradingCosts.NONE).refusal()).isEqualTo(NOTHING);

    VenueRun held = perpetual(bar(100, 101, 99, 100)).bring(contract(PERPETUAL), "-2", "100", "1");
    held.send("2025-01-02", held.order(PERPETUAL, Side.SELL, "5").reducing());
    assertThat(held.run("2025-01-02", "2025-01-03", TradingCosts.NONE).refusal())
        .isEqualTo(NOTHING);
  }

  /** Waiting at 110 when the market order closes the position. */
  @Test
  void itIsCancelledWhenThePositionIsGone() {
    VenueRun run =
        perpetual(bar(100, 101, 99, 100), bar(100, 120, 99, 100))
            .bring(contract(PERPETUAL), "2", "100", "1");
    run.send("2025-01-02", run.order(PERPETUAL, Side.SELL, "2").withTerms(limit("110")).reducing());
    run.send("2025-01-03", run.order(PERPETUAL, Side.SELL, "2"));
    run.run("2025-01-02", "2025-01-04", TradingCosts.NONE);

    assertThat(run.fills()).containsExactly("03 2 2 at 100, TAKER");
    assertThat(run.cancelled()).containsExactly("1 2: " + NOTHING);
  }

  /** A hundredth of 100 is 1, where 5 is the least. */
  @Test
  void itNeedsNoMinimumValue() {
    VenueRun run = perpetual(bar(100, 112, 99, 100)).bring(contract(PERPETUAL), "2", "100", "1");
    run.send(
        "2025-01-02", run.order(PERPETUAL, Side.SELL, "0.01").withTerms(limit("110")).reducing());
    run.run("2025-01-02", "2025-01-03", TradingCosts.NONE);

    assertThat(run.fills()).containsExactly("03 1 0.01 at 110, MAKER");
  }

  @Test
  void hedgeModeRefusesTheFlagAndTakesTheSideForIt() {
    VenueRun flagged =
        perpetual(bar(100, 101, 99, 100))
            .bring(contract(PERPETUAL), PositionSide.LONG, "2", "100", "1", Optional.empty());
    flagged.send(
        "2025-01-02", flagged.order(PERPETUAL, Side.SELL, "2").on(PositionSide.LONG).reducing());
    assertThat(flagged.run("2025-01-02", "2025-01-03", TradingCosts.NONE).refusal())
        .isEqualTo("reduce-only is not taken in hedge mode, where the side says it");

    VenueRun run =
        perpetual(bar(100, 101, 99, 100))
            .bring(contract(PERPETUAL), PositionSide.LONG, "2", "100", "1", Optional.empty());
    run.send("2025-01-02", run.order(PERPETUAL, Side.SELL, "3").on(PositionSide.LONG));
    run.run("2025-01-02", "2025-01-03", TradingCosts.NONE);

    assertThat(run.fills()).containsExactly("02 1 2 at 100, TAKER");
    assertThat(run.cancelled()).containsExactly("1 1: " + NOTHING);
    assertThat(run.ledger.positions()).isEmpty();
  }

  @Test
  void spotHasNothingToReduce() {
    VenueRun run =
        VenueRun.of(VenueRun.SPOT, bar(100, 101, 99, 100)).deposit(Place.SPOT, "1000", "USDT");
    run.send("2025-01-02", run.order(VenueRun.SPOT, Side.BUY, "1").reducing());
    run.run("2025-01-02", "2025-01-03", TradingCosts.NONE);

    assertThat(run.only(Event.OrderRefused.class).reason()).startsWith("spot has no positions");
  }

  private static VenueRun perpetual(double[]... bars) {
    return VenueRun.of(PERPETUAL, bars).deposit(Place.FUTURES, "10000", "USDT");
  }
}
