// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever goes wrong, and in whatever order. */
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("ballast.seeds", 1000);

  @Test
  void noOrderIsLostOrSentTwiceAndTheBooksAreTheVenues() {
    SimulationCheck.check(1, SEEDS);
  }

  @Test
  void aSeedIsTheSameAgain() {
    for (long seed = 1; seed <= 5; seed++) {
      assertThat(new Simulation(seed).run().traces())
          .as("seed " + seed)
          .isEqualTo(new Simulation(seed).run().traces());
    }
  }
}
