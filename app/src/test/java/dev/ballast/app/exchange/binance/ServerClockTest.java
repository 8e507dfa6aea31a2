// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerClockTest {
  private static final long NOW = 1_767_225_600_000L;

  private final AtomicLong machine = new AtomicLong(NOW);
  private final ServerClock clock = new ServerClock(machine::get);

  /** An exchange so far ahead, whose answers take these times there and back, in milliseconds. */
  private Answer<Long> measure(long ahead, List<List<Long>> trips) {
    AtomicInteger round = new AtomicInteger();
    return clock.measure(() -> {
      List<Long> trip = trips.get(Math.min(round.getAndIncrement(), trips.size() - 1));
      machine.addAndGet(trip.getFirst());
      long told = machine.get() + ahead;
      machine.addAndGet(trip.getLast());
      return new Answer.Given<>(told);
    });
  }

  /** The error is half of what the ways there and back differ by, in the quickest round. */
  @Test
  void theQuickestRoundCounts() {
    measure(5000, List.of(List.of(400L, 0L), List.of(10L, 12L), List.of(0L, 300L)));

    assertThat(clock.ahead()).isEqualTo(4999);
    assertThat(clock.now()).isEqualTo(machine.get() + 4999);
  }

  @Test
  void aSlowExchangeIsNotAskedFiveTimes() {
    measure(0, List.of(List.of(2000L, 2000L)));

    assertThat(machine.get()).isEqualTo(NOW + 4000);
    assertThat(clock.isMeasured()).isTrue();
  }

  @Test
  void whatWasMeasuredStaysWhereNothingIsTold() {
    assertThat(clock.measure(() -> new Answer.Unknown<>("cut")))
        .isEqualTo(new Answer.Unknown<Long>("cut"));
    assertThat(clock.isMeasured()).isFalse();
    measure(70, List.of(List.of(5L, 5L)));
    clock.measure(() -> new Answer.Unknown<>("cut"));

    assertThat(clock.ahead()).isEqualTo(70);
  }

  @Test
  void aMeasurementIsOldAfterAnHourAndWhenTheMachinesClockIsSetBack() {
    measure(70, List.of(List.of(5L, 5L)));
    assertThat(clock.isOld()).isFalse();

    machine.addAndGet(-20_000);
    assertThat(clock.isOld()).isTrue();
    machine.addAndGet(20_000 + 3_600_001);
    assertThat(clock.isOld()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"900, ''", "-900, ''", "60000, 60.000 s behind", "-60000, 60.000 s ahead of"})
  void aWrongClockIsTold(long ahead, String words) {
    measure(ahead, List.of(List.of(5L, 5L)));

    assertThat(clock.note().orElse("")).contains(words);
    assertThat(clock.note().isEmpty()).isEqualTo(words.isEmpty());
  }
}
