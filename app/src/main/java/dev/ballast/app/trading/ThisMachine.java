// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.StreamMessage;
import dev.ballast.app.exchange.binance.StreamQueue;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The machine that the program runs on: each lane is a thread. */
record ThisMachine(LongSupplier clock) implements Machine {
  @Override
  public long now() {
    return clock.getAsLong();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  @Override
  public void await(Inbox inbox, long millis) throws InterruptedException {
    inbox.await(millis);
  }

  @Override
  public Lanes lanes(Inbox inbox) {
    return new Threads(inbox);
  }

  @Override
  public Doing listen(
      String name, StreamQueue queue, long millis, Consumer<Optional<StreamMessage>> taken) {
    return again(name, () -> taken.accept(queue.take(millis)));
  }

  @Override
  public Doing every(String name, long millis, Runnable done) {
    return again(
        name,
        () -> {
          done.run();
          Thread.sleep(millis);
        });
  }

  private interface Step {
    void take() throws InterruptedException;
  }

  private static Doing again(String name, Step step) {
    Thread thread =
        Thread.ofVirtual()
            .name(name)
            .start(() -> {
              try {
                while (!Thread.currentThread().isInterrupted()) {
                  step.take();
                }
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    return thread::interrupt;
  }

  private static final class Threads implements Lanes {
    private final Inbox inbox;
    private final ExecutorService spot = Executors.newSingleThreadExecutor(lane("spot"));
    private final ExecutorService futures = Executors.newSingleThreadExecutor(lane("futures"));

    private Threads(Inbox inbox) {
      this.inbox = inbox;
    }

    private static ThreadFactory lane(String market) {
      return Thread.ofPlatform().daemon().name("orders of " + market).factory();
    }

    @Override
    public <T> void ask(boolean ofSpot, Supplier<T> asked, Consumer<T> answered) {
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
}
