// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import java.time.Duration;
import java.time.Instant;

/** The time, and letting it pass. */
public interface ArchiveClock {
  Instant now();

  void pause(Duration time) throws InterruptedException;

  /** The computer's clock. */
  static ArchiveClock system() {
    return new ArchiveClock() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
      }
    };
  }
}
