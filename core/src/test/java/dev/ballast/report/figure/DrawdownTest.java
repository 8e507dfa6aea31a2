// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawdownTest {
  private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

  /**
   * From 100 to 90, a day on which nothing happened but rounding (one unit in the last place of 90
   * is 1.4e-14), back to 100 less such a unit, and to 95, which is another fall.
   */
  @Test
  void roundingIsNeitherDepthNorMissingRecovery() {
    double[] equity = {100, 90, Math.nextDown(90.0), Math.nextDown(100.0), 95};
    List<Instant> days =
        IntStream.range(0, equity.length)
            .mapToObj(day -> FIRST.plus(Duration.ofDays(day)))
            .toList();

    assertThat(Drawdown.deepest(days, equity, 5))
        .extracting(Drawdown::peak, Drawdown::trough, Drawdown::recovered)
        .containsExactly(
            tuple(days.get(0), days.get(1), Optional.of(days.get(3))),
            tuple(days.get(3), days.get(4), Optional.empty()));
  }
}
