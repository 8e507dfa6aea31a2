// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Has things done after a while, by a machine's clock. */
interface Timer extends AutoCloseable {
  /** Has something done in so many milliseconds. */
  Running after(long millis, Runnable done);

  /** What is to be done. */
  interface Running {
    /** It is not to be done any more. */
    void stop();
  }

  @Override
  void close();

  /** A thread of this machine. */
  static Timer named(String name) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
    return new Timer() {
      @Override
      public Running after(long millis, Runnable done) {
        ScheduledFuture<?> one = thread.schedule(done, millis, TimeUnit.MILLISECONDS);
        return () -> one.cancel(false);
      }

      @Override
      public void close() {
        thread.shutdownNow();
      }
    };
  }
}
