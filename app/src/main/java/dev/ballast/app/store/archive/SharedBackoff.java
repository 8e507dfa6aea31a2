// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import java.time.Duration;
import java.time.Instant;

/** The pause that all transfers keep together when the server asks for one. */
final class SharedBackoff {
  private Instant opens = Instant.EPOCH;

  synchronized void holdUntil(Instant time) {
    if (time.isAfter(opens)) {
      opens = time;
    }
  }

  void pass(ArchiveClock clock) throws InterruptedException {
    while (true) {
      Duration left = Duration.between(clock.now(), opens());
      if (!left.isPositive()) {
        return;
      }
      clock.pause(left);
    }
  }

  private synchronized Instant opens() {
    return opens;
  }
}
