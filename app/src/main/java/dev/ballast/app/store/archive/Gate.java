// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import java.time.Duration;
import java.time.Instant;

/** Where all transfers wait together when the server asks for quiet. */
final class Gate {
  private Instant opens = Instant.EPOCH;

  synchronized void holdUntil(Instant time) {
    if (time.isAfter(opens)) {
      opens = time;
    }
  }

  void pass(Waiting waiting) throws InterruptedException {
    while (true) {
      Duration left = Duration.between(waiting.now(), opens());
      if (!left.isPositive()) {
        return;
      }
      waiting.pause(left);
    }
  }

  private synchronized Instant opens() {
    return opens;
  }
}
