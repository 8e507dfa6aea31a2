// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Two lines to the exchange, one for each market: what is asked of a market goes in its order, and
 * the legs of a ticket in spot and futures go at the same time. Answers come to the inbox.
 */
final class Lanes implements AutoCloseable {
  private final Inbox inbox;
  private final ExecutorService spot = Executors.newSingleThreadExecutor(lane("spot"));
  private final ExecutorService futures = Executors.newSingleThreadExecutor(lane("futures"));

  Lanes(Inbox inbox) {
    this.inbox = inbox;
  }

  private static ThreadFactory lane(String market) {
    return Thread.ofPlatform().daemon().name("orders of " + market).factory();
  }

  /**
   * Asks, and hands the answer over on the session's thread.
   *
   * @param asked must not throw
   */
  <T> void ask(boolean ofSpot, Supplier<T> asked, Consumer<T> answered) {
    (ofSpot ? spot : futures)
        .execute(() -> {
          T answer = asked.get();
          inbox.put(() -> answered.accept(answer));
        });
  }

  @Override
  public void close() {
    spot.shutdownNow();
    futures.shutdownNow();
  }
}
