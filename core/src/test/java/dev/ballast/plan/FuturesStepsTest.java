// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.OrderBounds;
import dev.ballast.unit.Quantity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders in steps of 1, of 5 at least. */
class FuturesStepsTest {
  private static final OrderBounds.Lot LOT =
      new OrderBounds.Lot(Quantity.parse("5"), Optional.empty(), Quantity.parse("1"));
  private static final Quantity HELD = Quantity.parse("927.6");

  /** -927.6 is 928 steps, which would turn 0.4 to the other side and ask margin for it. */
  @Test
  void whatIsHeldOffTheStepsIsNotTurnedByRounding() {
    assertThat(FuturesSteps.change(HELD, -0.2, LOT)).isEqualTo(Quantity.parse("-927"));
    assertThat(FuturesSteps.inside(HELD, Quantity.ZERO, LOT)).isEqualTo(Quantity.parse("-927"));
  }

  /** 4 on the other side are less than an order, 5.4 are not: -933. */
  @Test
  void aPositionIsTurnedToWhatCouldBeOrdered() {
    assertThat(FuturesSteps.change(HELD, -4, LOT)).isEqualTo(Quantity.parse("-927"));
    assertThat(FuturesSteps.change(HELD, -5.4, LOT)).isEqualTo(Quantity.parse("-933"));
  }
}
