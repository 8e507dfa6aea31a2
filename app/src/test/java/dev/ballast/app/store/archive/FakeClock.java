// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still but for pauses, which take no time. */
final class FakeClock implements ArchiveClock {
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now;

  FakeClock(String now) {
    this.now = Instant.parse(now);
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void pause(Duration time) {
    pauses.add(time);
    now = now.plus(time);
  }

  synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }
}
