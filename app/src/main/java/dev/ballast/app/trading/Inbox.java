// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/** What other threads have learnt for the session's thread, in the order in which it came. */
final class Inbox {
  private final BlockingDeque<Runnable> news = new LinkedBlockingDeque<>();

  /** From any thread: to be done on the session's. */
  void put(Runnable one) {
    news.addLast(one);
  }

  boolean isEmpty() {
    return news.isEmpty();
  }

  /** Does what has come, on the calling thread. */
  void handle() {
    for (Runnable one = news.pollFirst(); one != null; one = news.pollFirst()) {
      one.run();
    }
  }

  /**
   * Waits until something has come, or for so long.
   *
   * @param millis zero or less for not at all
   */
  void await(long millis) throws InterruptedException {
    Runnable first = news.pollFirst(millis, TimeUnit.MILLISECONDS);
    if (first != null) {
      news.addFirst(first);
    }
  }
}
