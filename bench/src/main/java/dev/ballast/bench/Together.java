// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Threads that do the parts of a task at once; the calling thread does the first part. */
final class Together implements AutoCloseable {
  private final int parts;
  private final ExecutorService others;

  Together(int parts) {
    this.parts = parts;
    others =
        Executors.newFixedThreadPool(
            Math.max(1, parts - 1), Thread.ofPlatform().daemon().name("part-", 1).factory());
  }

  /** Calls the task with 0 to parts - 1 and returns when all are done. */
  void run(IntConsumer task) {
    List<? extends Future<?>> running =
        IntStream.range(1, parts).mapToObj(part -> others.submit(() -> task.accept(part))).toList();
    task.accept(0);
    for (Future<?> future : running) {
      try {
        future.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException("a part of the task failed", e);
      }
    }
  }

  @Override
  public void close() {
    others.shutdownNow();
  }
}
