// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What streams have told and nobody has taken yet, for one thread that takes. Of marks and books
 * the newest of each symbol is kept; everything else is kept in order, up to a most: beyond it all
 * that waits is dropped but for which streams are lost, and a {@link StreamMessage.Gap} stands for
 * it.
 */
public final class StreamQueue {
  /** What a gap of all streams is told of. */
  public static final String ALL = "all streams";

  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private final ArrayDeque<StreamMessage> events = new ArrayDeque<>();
  private final SequencedMap<String, StreamMessage> newest = new LinkedHashMap<>();

  /**
   * An empty queue.
   *
   * @param most messages that wait, marks and books not counted
   */
  public StreamQueue(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a queue of " + most);
    }
    this.most = most;
  }

  /** Takes in what a stream tells; never waits. */
  void put(StreamMessage message) {
    lock.lock();
    try {
      Optional<String> key = key(message);
      if (key.isPresent()) {
        newest.putLast(key.get(), message);
      } else {
        if (events.size() >= most) {
          drop();
        }
        events.add(message);
      }
      told.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Of each stream the last that says whether it tells stays, behind the gap. */
  private void drop() {
    SequencedMap<String, StreamMessage> states = new LinkedHashMap<>();
    for (StreamMessage message : events) {
      if (message instanceof StreamMessage.Lost lost) {
        states.putLast(lost.stream(), message);
      } else if (message instanceof StreamMessage.Gap gap && gap.open()) {
        states.putLast(gap.stream(), message);
      }
    }
    events.clear();
    events.add(new StreamMessage.Gap(ALL, false, "more was told than could be taken in"));
    events.addAll(states.values());
  }

  private static Optional<String> key(StreamMessage message) {
    return switch (message) {
      case StreamMessage.MarkUpdate mark -> Optional.of("mark " + mark.premium().symbol());
      case StreamMessage.BookUpdate book -> Optional.of(book.of() + " " + book.top().symbol());
      case StreamMessage.OrderUpdate _,
          StreamMessage.BalanceUpdate _,
          StreamMessage.PositionUpdate _,
          StreamMessage.FundingUpdate _,
          StreamMessage.MarginCall _,
          StreamMessage.Expired _,
          StreamMessage.Lost _,
          StreamMessage.Gap _ ->
          Optional.empty();
    };
  }

  /**
   * The next message: what happened before what things stand at.
   *
   * @return nothing where nothing came in that time
   */
  public Optional<StreamMessage> take(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (events.isEmpty() && newest.isEmpty() && left > 0) {
        left = told.awaitNanos(left);
      }
      if (!events.isEmpty()) {
        return Optional.of(events.removeFirst());
      }
      return newest.isEmpty() ? Optional.empty() : Optional.of(newest.pollFirstEntry().getValue());
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  public int size() {
    lock.lock();
    try {
      return events.size() + newest.size();
    } finally {
      lock.unlock();
    }
  }
}
