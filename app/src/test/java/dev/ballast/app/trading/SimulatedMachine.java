// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.SimulatedNetwork;
import dev.ballast.app.exchange.binance.StreamMessage;
import dev.ballast.app.exchange.binance.StreamQueue;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A machine of one thread, whose time moves on when everybody waits, and whose dice say which of
 * those that could go on does. What is due while somebody waits is done inside of that wait.
 */
final class SimulatedMachine implements Machine, SimulatedNetwork.Time {
  private static final long EAR = 120;

  private final SplittableRandom dice;
  private final long deadline;
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::time).thenComparingLong(Due::number));
  private long now;
  private long number;

  private record Due(long time, long number, Runnable done) {}

  /**
   * A machine.
   *
   * @param deadline by which all must have come to rest
   */
  SimulatedMachine(long now, long deadline, SplittableRandom dice) {
    this.now = now;
    this.deadline = deadline;
    this.dice = dice;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void later(long millis, Runnable done) {
    due.add(new Due(now + millis, number++, done));
  }

  @Override
  public void pass(long millis) {
    long until = now + millis;
    while (!due.isEmpty() && due.peek().time() <= until) {
      doNext();
    }
    comeTo(until);
  }

  private void doNext() {
    Due next = due.remove();
    comeTo(next.time());
    next.done().run();
  }

  private void comeTo(long time) {
    now = Math.max(now, time);
    if (now > deadline) {
      throw new AssertionError("does not come to rest");
    }
  }

  @Override
  public void pause(long millis) {
    pass(millis);
  }

  @Override
  public void await(Inbox inbox, long millis) {
    long until = now + Math.max(0, millis);
    while (inbox.isEmpty() && !due.isEmpty() && due.peek().time() <= until) {
      doNext();
    }
    if (inbox.isEmpty()) {
      comeTo(until);
    }
  }

  @Override
  public long nanos() {
    return now * 1_000_000;
  }

  @Override
  public Doing listen(
      String name, StreamQueue queue, long millis, Consumer<Optional<StreamMessage>> taken) {
    Ear one = new Ear(queue, millis, taken);
    later(EAR, one::listen);
    return one;
  }

  @Override
  public Doing every(String name, long millis, Runnable done) {
    AtomicBoolean closed = new AtomicBoolean();
    again(millis, done, closed);
    return () -> closed.set(true);
  }

  private void again(long millis, Runnable done, AtomicBoolean closed) {
    later(
        millis,
        () -> {
          if (!closed.get()) {
            done.run();
            again(millis, done, closed);
          }
        });
  }

  /** Takes what streams have told, a little later. */
  private final class Ear implements Doing {
    private final StreamQueue queue;
    private final long millis;
    private final Consumer<Optional<StreamMessage>> taken;
    private long last = now;
    private boolean closed;

    private Ear(StreamQueue queue, long millis, Consumer<Optional<StreamMessage>> taken) {
      this.queue = queue;
      this.millis = millis;
      this.taken = taken;
    }

    private void listen() {
      if (closed) {
        return;
      }
      if (queue.size() > 0 || now - last >= millis) {
        last = now;
        taken.accept(next());
        while (!closed && queue.size() > 0) {
          taken.accept(next());
        }
      }
      later(dice.nextLong(1, EAR), this::listen);
    }

    private Optional<StreamMessage> next() {
      try {
        return queue.take(0);
      } catch (InterruptedException e) {
        throw new AssertionError("nothing is waited for", e);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Override
  public Lanes lanes(Inbox inbox) {
    return new Lines(inbox);
  }

  private final class Lines implements Lanes {
    private final Inbox inbox;
    private final Deque<Runnable> spot = new ArrayDeque<>();
    private final Deque<Runnable> futures = new ArrayDeque<>();
    private boolean spotIsBusy;
    private boolean futuresAreBusy;
    private boolean closed;

    private Lines(Inbox inbox) {
      this.inbox = inbox;
    }

    @Override
    public <T> void ask(boolean ofSpot, Supplier<T> asked, Consumer<T> answered) {
      (ofSpot ? spot : futures)
          .add(() -> {
            T answer = asked.get();
            after(ofSpot, () -> inbox.put(() -> answered.accept(answer)));
          });
      boolean busy = ofSpot ? spotIsBusy : futuresAreBusy;
      if (!busy) {
        begin(ofSpot);
      }
    }

    private void begin(boolean ofSpot) {
      set(ofSpot, true);
      Runnable first = (ofSpot ? spot : futures).remove();
      later(
          moment(),
          () -> {
            if (!closed) {
              first.run();
            }
          });
    }

    private void set(boolean ofSpot, boolean busy) {
      if (ofSpot) {
        spotIsBusy = busy;
      } else {
        futuresAreBusy = busy;
      }
    }

    /** Hands over what has been learnt, and goes on. */
    private void after(boolean ofSpot, Runnable told) {
      later(
          moment(),
          () -> {
            if (!closed) {
              told.run();
              set(ofSpot, false);
              if (!(ofSpot ? spot : futures).isEmpty()) {
                begin(ofSpot);
              }
            }
          });
    }

    /** Most often at once; now and then the machine has other things to do. */
    private long moment() {
      return dice.nextInt(50) == 0 ? dice.nextLong(3000) : dice.nextLong(4);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
