// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.engine.Approvals;
import dev.ballast.engine.Instructions;
import dev.ballast.engine.Journal;
import dev.ballast.engine.Strategy;
import dev.ballast.engine.Verdict;
import dev.ballast.lot.LotChoice;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Plan;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Times of orders from decision to socket, and of the parts of that way. */
final class OrderTimes {
  /** Proposed, approved, kept: what comes after is no part of the way. */
  private static final int PARTS = 3;

  private static final String KEPT = "kept, forced to the disk";

  private final Queue<Long> arrived;
  private final ForcedFile disk;
  private final List<Long> orders = new ArrayList<>();
  private final List<Long> last = new ArrayList<>();
  private final List<Long> forced = new ArrayList<>();
  private final SequencedMap<String, List<Long>> parts = new LinkedHashMap<>();

  /** When it was decided, and when the last part was over; zero while no order is on its way. */
  private long decided;

  private long over;
  private int passed;

  /**
   * Nothing timed yet.
   *
   * @param arrived when requests have come to the socket
   * @param disk which is forced before each review
   */
  OrderTimes(Queue<Long> arrived, ForcedFile disk) {
    this.arrived = arrived;
    this.disk = disk;
  }

  /** The strategy, whose decisions are where times begin. */
  Strategy timing(Strategy strategy) {
    return new Strategy() {
      @Override
      public List<InstrumentId> instruments() {
        return strategy.instruments();
      }

      @Override
      public Optional<LotChoice> lots() {
        return strategy.lots();
      }

      @Override
      public Optional<Instructions> review(Input input) {
        forced.add(disk.force());
        arrived.clear();
        Optional<Instructions> instructions = strategy.review(input);
        boolean trades =
            instructions.isPresent()
                && instructions.get().batches().stream().anyMatch(one -> !one.orders().isEmpty());
        passed = 0;
        decided = trades ? System.nanoTime() : 0;
        over = decided;
        return instructions;
      }
    };
  }

  /** The journal, whose part of the way is counted. */
  Journal timing(Journal journal) {
    return new Journal() {
      @Override
      public void append(List<Event> events) {
        boolean _ = part(KEPT, () -> kept(() -> journal.append(events)));
      }

      @Override
      public void append(List<Event> events, Decision decision) {
        boolean _ = part(KEPT, () -> kept(() -> journal.append(events, decision)));
      }
    };
  }

  private static boolean kept(Runnable append) {
    append.run();
    return true;
  }

  /** Approvals, whose part of the way is counted. */
  Approvals timing(Approvals approvals) {
    return new Approvals() {
      @Override
      public void propose(Plan plan) {
        boolean _ = part("proposed", () -> kept(() -> approvals.propose(plan)));
      }

      @Override
      public Map<String, Verdict> verdicts(long time, SequencedSet<String> tickets) {
        return part("approved", () -> new TreeMap<>(approvals.verdicts(time, tickets)));
      }
    };
  }

  private <T> T part(String name, Supplier<T> work) {
    note();
    long begun = System.nanoTime();
    T done = work.get();
    if (decided != 0 && passed < PARTS) {
      over = System.nanoTime();
      parts.computeIfAbsent(name, _ -> new ArrayList<>()).add(over - begun);
      passed++;
    }
    return done;
  }

  /** What was asked for before anything more is kept is the first of its decision. */
  private void note() {
    Long came = decided == 0 ? null : arrived.poll();
    if (came != null) {
      orders.add(came - decided);
      last.add(came - over);
      decided = 0;
    }
  }

  void print(PrintStream out) {
    print(out, "decision to socket", orders);
    parts.forEach((name, times) -> print(out, "  " + name, times));
    print(out, "  from there to the socket", last);
    print(out, "the disk alone, forced", forced);
  }

  private static void print(PrintStream out, String what, List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    out.println(
        String.format(
            Locale.ROOT,
            "%-28s %5d times, ms: least %6.2f, tenth %6.2f, median %6.2f, 99 %% %7.2f",
            what,
            sorted.size(),
            at(sorted, 0),
            at(sorted, 0.1),
            at(sorted, 0.5),
            at(sorted, 0.99)));
  }

  private static double at(List<Long> sorted, double share) {
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, index)) / 1e6;
  }
}
