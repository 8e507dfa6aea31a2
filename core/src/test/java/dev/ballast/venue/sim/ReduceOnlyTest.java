// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.venue.sim.Trial.PERPETUAL;
import static dev.ballast.venue.sim.Trial.bar;
import static dev.ballast.venue.sim.Trial.limit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.cost.TradingCosts;
import dev.ballast.order.Event;
import dev.ballast.order.Side;
import dev.ballast.unit.Quantity;
import org.junit.jupiter.api.Test;

class ReduceOnlyTest {
  private static final String NOTHING = "nothing is held that it could reduce (-2022)";

  @Test
  void whatIsMoreThanIsHeldIsCutOff() {
    Trial trial = perpetual(bar(100, 101, 99, 100)).hold("2");
    trial.send("2025-01-02", trial.order(PERPETUAL, Side.SELL, "5").reducing());
    trial.run("2025-01-03", TradingCosts.NONE);

    assertThat(trial.fills()).containsExactly("02 1 2 at 100, TAKER");
    assertThat(trial.cancelled()).containsExactly("1 3: " + NOTHING);
    assertThat(trial.held()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void itIsRefusedWhereNothingOrTheSameSideIsHeld() {
    Trial trial = perpetual(bar(100, 101, 99, 100));
    trial.send("2025-01-02", trial.order(PERPETUAL, Side.SELL, "5").reducing());
    assertThat(trial.run("2025-01-03", TradingCosts.NONE).refusal()).isEqualTo(NOTHING);

    Trial held = perpetual(bar(100, 101, 99, 100)).hold("-2");
    held.send("2025-01-02", held.order(PERPETUAL, Side.SELL, "5").reducing());
    assertThat(held.run("2025-01-03", TradingCosts.NONE).refusal()).isEqualTo(NOTHING);
  }

  /** Waiting at 110 when the market order closes the position. */
  @Test
  void itIsCancelledWhenThePositionIsGone() {
    Trial trial = perpetual(bar(100, 101, 99, 100), bar(100, 120, 99, 100)).hold("2");
    trial.send(
        "2025-01-02", trial.order(PERPETUAL, Side.SELL, "2").withTerms(limit("110")).reducing());
    trial.send("2025-01-03", trial.order(PERPETUAL, Side.SELL, "2"));
    trial.run("2025-01-04", TradingCosts.NONE);

    assertThat(trial.fills()).containsExactly("03 2 2 at 100, TAKER");
    assertThat(trial.cancelled()).containsExactly("1 2: " + NOTHING);
  }

  /** A hundredth of 100 is 1, where 5 is the least. */
  @Test
  void itNeedsNoMinimumValue() {
    Trial trial = perpetual(bar(100, 112, 99, 100)).hold("2");
    trial.send(
        "2025-01-02", trial.order(PERPETUAL, Side.SELL, "0.01").withTerms(limit("110")).reducing());
    trial.run("2025-01-03", TradingCosts.NONE);

    assertThat(trial.fills()).containsExactly("03 1 0.01 at 110, MAKER");
  }

  @Test
  void hedgeModeRefusesTheFlagAndTakesTheSideForIt() {
    Trial flagged = perpetual(bar(100, 101, 99, 100)).hold(PositionSide.LONG, "2");
    flagged.send(
        "2025-01-02", flagged.order(PERPETUAL, Side.SELL, "2").on(PositionSide.LONG).reducing());
    assertThat(flagged.run("2025-01-03", TradingCosts.NONE).refusal())
        .isEqualTo("reduce-only is not taken in hedge mode, where the side says it");

    Trial trial = perpetual(bar(100, 101, 99, 100)).hold(PositionSide.LONG, "2");
    trial.send("2025-01-02", trial.order(PERPETUAL, Side.SELL, "3").on(PositionSide.LONG));
    trial.run("2025-01-03", TradingCosts.NONE);

    assertThat(trial.fills()).containsExactly("02 1 2 at 100, TAKER");
    assertThat(trial.cancelled()).containsExactly("1 1: " + NOTHING);
    assertThat(trial.ledger.positions()).isEmpty();
  }

  @Test
  void spotHasNothingToReduce() {
    Trial trial = Trial.of(Trial.SPOT, bar(100, 101, 99, 100)).deposit(Place.SPOT, "1000");
    trial.send("2025-01-02", trial.order(Trial.SPOT, Side.BUY, "1").reducing());
    trial.run("2025-01-03", TradingCosts.NONE);

    assertThat(trial.only(Event.OrderRefused.class).reason()).startsWith("spot has no positions");
  }

  private static Trial perpetual(double[]... bars) {
    return Trial.of(PERPETUAL, bars).deposit(Place.FUTURES, "10000");
  }
}
