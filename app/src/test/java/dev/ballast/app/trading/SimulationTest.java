// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong, and in whatever order. */
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("ballast.seeds", 1000);

  @Test
  void noOrderIsLostOrSentTwiceAndTheBooksAreTheVenues() {
    SimulationCheck.check(1, SEEDS);
  }

  /** What is on a real disk is read again after each power cut. */
  @Test
  void theSameWithAJournalOnDisk(@TempDir Path folder) {
    for (long seed = 1; seed <= 10; seed++) {
      Simulation onDisk = new Simulation(seed, Optional.of(folder.resolve(seed + ".journal")));
      assertThat(SimulationCheck.wrong(onDisk)).as(onDisk.toString()).isEmpty();
      assertThat(onDisk.traces()).isEqualTo(new Simulation(seed).run().traces());
    }
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
