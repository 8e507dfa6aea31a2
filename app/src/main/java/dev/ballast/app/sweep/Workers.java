// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Threads that take the items of a list one after another. */
final class Workers {
  /** What one item came to, or what stopped its thread. */
  private sealed interface Done<R> {
    record Result<R>(R result) implements Done<R> {}

    record Fault<R>(Throwable fault) implements Done<R> {}
  }

  private Workers() {}

  /**
   * Does the work of each item on some thread and hands the results to the caller's own thread, as
   * many at once as there are, in the order in which they are done.
   *
   * @param sink that keeps results; what it throws stops the work
   */
  static <T, R> void each(List<T> items, int threads, Function<T, R> work, Consumer<List<R>> sink) {
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean stopped = new AtomicBoolean();
    BlockingQueue<Done<R>> results = new LinkedBlockingQueue<>();
    List<Thread> started = new ArrayList<>();
    int count = Math.min(threads, items.size());
    for (int i = 0; i < count; i++) {
      started.add(
          Thread.ofPlatform()
              .name("sweep-" + (i + 1))
              .daemon()
              .start(() -> take(items, next, stopped, work, results)));
    }
    try {
      int taken = 0;
      while (taken < items.size()) {
        List<Done<R>> some = new ArrayList<>();
        some.add(results.take());
        results.drainTo(some);
        taken += some.size();
        sink.accept(some.stream().map(Workers::result).toList());
      }
      for (Thread one : started) {
        one.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      stopped.set(true);
    }
  }

  private static <T, R> void take(
      List<T> items,
      AtomicInteger next,
      AtomicBoolean stopped,
      Function<T, R> work,
      BlockingQueue<Done<R>> results) {
    for (int at = next.getAndIncrement();
        at < items.size() && !stopped.get();
        at = next.getAndIncrement()) {
      Done<R> done;
      try {
        done = new Done.Result<>(work.apply(items.get(at)));
      } catch (RuntimeException | Error e) {
        done = new Done.Fault<>(e);
      }
      results.add(done);
    }
  }

  private static <R> R result(Done<R> done) {
    return switch (done) {
      case Done.Result<R>(R result) -> result;
      case Done.Fault<R>(RuntimeException fault) -> throw fault;
      case Done.Fault<R>(Error fault) -> throw fault;
      case Done.Fault<R>(Throwable fault) -> throw new IllegalStateException(fault);
    };
  }
}
