// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.report.figure.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AbsencesTest {
  private static final Instant START = Instant.parse("2025-10-06T00:00:00Z");

  @Test
  void aReasonThatAllLinesShareIsSaidOnceAndWithoutTheirNames() {
    Track falling = track("Strategy", 100, 90, 95, 80);
    Track still = track("Core", 50, 50, 50, 50);

    assertThat(Absences.of(List.of(falling, still)))
        .containsExactly(
            "a year, Calmar: no figure, too short a time to annualise.",
            "Core: Sharpe: no figure, no volatility.",
            "Core: Sortino: no figure, no losing day.");
    assertThat(Absences.of(List.of(falling)))
        .containsExactly("a year, Calmar: no figure, too short a time to annualise.");
  }

  private static Track track(String name, double... equity) {
    List<Instant> days =
        IntStream.range(0, equity.length)
            .mapToObj(day -> START.plus(Duration.ofDays(day)))
            .toList();
    return Track.of(name, days, equity);
  }
}
