// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VenueClockTest {
  private final AtomicLong machine = new AtomicLong(5_000);

  /** Ten seconds of the machine's clock at 3,600 are ten hours. */
  @Test
  void goesSoManyTimesAsFast() {
    VenueClock clock = new VenueClock(1_000_000, 3600, machine::get);
    machine.addAndGet(10_000);

    assertThat(clock.now()).isEqualTo(1_000_000 + 36_000_000);
    clock.moveTo(1_000_000 + 40_000_000);
    assertThat(clock.now()).isEqualTo(1_000_000 + 40_000_000);
  }

  @Test
  void standsUntilItIsMovedAndNeverGoesBack() {
    VenueClock clock = new VenueClock(1_000, 0, machine::get);
    machine.addAndGet(10_000);
    assertThat(clock.now()).isEqualTo(1_000);
    clock.moveTo(3_000);
    clock.moveTo(2_000);
    assertThat(clock.now()).isEqualTo(3_000);
  }
}
