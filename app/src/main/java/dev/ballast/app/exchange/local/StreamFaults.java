// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.fault.Fault;
import dev.ballast.app.fault.FaultScript;
import dev.ballast.app.fault.FaultTime;
import dev.ballast.app.fault.ScriptedFault;
import dev.ballast.app.fault.Subject;
import dev.ballast.evidence.Draws;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Messages on their way to a client: they may be lost, doubled, late or in another order. */
final class StreamFaults {
  private static final long LONGEST_HOLD = 1000;

  private final MarketFaults faults;
  private final ScheduledExecutorService sender;
  private final Map<Subscriber, List<Runnable>> held = new WeakHashMap<>();
  private final Map<Subscriber, Deque<Runnable>> late = new WeakHashMap<>();
  private final Map<Subscriber, Long> due = new WeakHashMap<>();

  /**
   * Faults of streams.
   *
   * @param sender the one thread that all is sent by and all of this is called on
   */
  StreamFaults(MarketFaults faults, ScheduledExecutorService sender) {
    this.faults = faults;
    this.sender = sender;
  }

  /**
   * Delivers a message, or does what befalls it.
   *
   * @param now when it came about
   */
  void deliver(Subscriber to, Subject message, FaultTime now, Runnable send) {
    FaultScript script = faults.script();
    if (script.isQuiet()) {
      send.run();
      return;
    }
    Optional<FaultScript.Strike<Fault.Cut>> cut = script.first(Fault.Cut.class, message, now);
    if (cut.isPresent()) {
      to.cut(cut.get().fault().clean());
      return;
    }
    if (script.first(Fault.Silent.class, message, now).isPresent()) {
      return;
    }
    int copies = script.first(Fault.Twice.class, message, now).isPresent() ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      delay(to, message, now, send);
    }
  }

  private void delay(Subscriber to, Subject message, FaultTime now, Runnable send) {
    Optional<FaultScript.Strike<Fault.Late>> struck =
        faults.script().first(Fault.Late.class, message, now);
    long wait = struck.map(one -> one.fault().delay().millis(one.drawn())).orElse(0L);
    Deque<Runnable> waiting = late.computeIfAbsent(to, _ -> new ArrayDeque<>());
    if (wait == 0 && waiting.isEmpty()) {
      reorder(to, message, now, send);
      return;
    }
    long asked = System.nanoTime();
    long arrives = asked + TimeUnit.MILLISECONDS.toNanos(wait);
    long last = waiting.isEmpty() ? arrives : due.getOrDefault(to, arrives);
    long then = arrives - last >= 0 ? arrives : last;
    due.put(to, then);
    waiting.add(() -> reorder(to, message, now, send));
    // Whichever wakes first sends what has waited longest.
    after(then - asked, TimeUnit.NANOSECONDS, () -> waiting.remove().run());
  }

  private void reorder(Subscriber to, Subject message, FaultTime now, Runnable send) {
    Optional<FaultScript.Strike<Fault.Shuffled>> shuffled =
        faults.script().first(Fault.Shuffled.class, message, now);
    if (shuffled.isEmpty()) {
      send.run();
      return;
    }
    List<Runnable> waiting = held.computeIfAbsent(to, _ -> new ArrayList<>());
    waiting.add(send);
    int drawn = shuffled.get().drawn();
    if (waiting.size() >= shuffled.get().fault().window()) {
      flush(to, drawn);
    } else if (waiting.size() == 1) {
      after(LONGEST_HOLD, TimeUnit.MILLISECONDS, () -> flush(to, drawn));
    }
  }

  private void flush(Subscriber to, int seed) {
    List<Runnable> waiting = held.remove(to);
    if (waiting != null) {
      for (int place : Draws.seeded(seed).order(waiting.size())) {
        waiting.get(place).run();
      }
    }
  }

  private void after(long length, TimeUnit unit, Runnable then) {
    try {
      ScheduledFuture<?> _ = sender.schedule(then, Math.max(0, length), unit);
    } catch (RejectedExecutionException _) {
      // The exchange is being closed, and its sockets with it.
    }
  }

  /** Cuts those that a fault cuts by the clock. */
  static void strike(List<ScriptedFault> cuts, Collection<Subscriber> all) {
    for (ScriptedFault one : cuts) {
      boolean clean = one.fault() instanceof Fault.Cut cut && cut.clean();
      for (Subscriber subscriber : all) {
        if (subscriber.listensTo(one.target())) {
          subscriber.cut(clean);
        }
      }
    }
  }
}
