// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.engine.Approvals;
import dev.ballast.engine.Instructions;
import dev.ballast.engine.Journal;
import dev.ballast.engine.Strategy;
import dev.ballast.engine.Verdict;
import dev.ballast.lot.LotChoice;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Plan;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** Times of orders from decision to socket, and of what the way there is made of. */
final class OrderTimes {
  private final Queue<Long> arrived;
  private final ForcedFile disk;
  private final List<Long> orders = new ArrayList<>();
  private final List<Long> kept = new ArrayList<>();
  private final List<Long> commits = new ArrayList<>();
  private final List<Long> forced = new ArrayList<>();
  private final SortedMap<String, List<Long>> steps = new TreeMap<>();
  private long decided;
  private long last;
  private int passed;
  private String kind = "";
  private long keeping;

  /**
   * Nothing timed yet.
   *
   * @param arrived when orders have come to the socket
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
        keeping = 0;
        kind = trades ? kind(instructions.get()) : "";
        decided = trades ? System.nanoTime() : 0;
        last = decided;
        passed = 0;
        return instructions;
      }
    };
  }

  private static String kind(Instructions instructions) {
    Batch first = instructions.batches().stream().filter(one -> !one.isEmpty()).findFirst().orElseThrow();
    return (first.movements().isEmpty() ? "at once" : "money first") + (first.orders().isEmpty() ? " none" : first.orders().getFirst().instrument().isSpot() ? " spot" : " futures") + instructions.cancels().size();
  }

  /** The journal, whose share of the time is counted. */
  Journal timing(Journal journal) {
    return new Journal() {
      @Override
      public void append(List<Event> events) {
        timed(() -> journal.append(events));
      }

      @Override
      public void append(List<Event> events, Decision decision) {
        timed(() -> journal.append(events, decision));
      }
    };
  }

  private void timed(Runnable append) {
    note();
    long took = step("kept", append);
    commits.add(took);
    keeping += took;
  }

  /** Approvals, whose share of the time is counted. */
  Approvals timing(Approvals approvals) {
    return new Approvals() {
      @Override
      public void propose(Plan plan) {
        step("proposed", () -> approvals.propose(plan));
      }

      @Override
      public Map<String, Verdict> verdicts(long time, SequencedSet<String> tickets) {
        Map<String, Verdict> found = new TreeMap<>();
        step("approved", () -> found.putAll(approvals.verdicts(time, tickets)));
        return found;
      }
    };
  }

  /** Does a part of the way, and notes when it began and ended; the nanoseconds that it took. */
  private long step(String name, Runnable part) {
    long begun = System.nanoTime();
    part.run();
    long ended = System.nanoTime();
    if (decided != 0) {
      steps.computeIfAbsent(passed + " before " + name, _ -> new ArrayList<>()).add(begun - last);
      steps.computeIfAbsent(passed + " " + name, _ -> new ArrayList<>()).add(ended - begun);
      passed++;
      last = ended;
    }
    return ended - begun;
  }

  /** Whatever is kept after the first order has come to the socket is no part of its way. */
  private void note() {
    Long came = decided == 0 ? null : arrived.poll();
    if (came != null) {
      orders.add(came - decided);
      steps.computeIfAbsent(passed + " until the socket " + kind, _ -> new ArrayList<>()).add(came - last);
      kept.add(keeping);
      decided = 0;
    }
  }

  void print(PrintStream out) {
    print(out, "decision to socket", orders);
    print(out, "the later half of them", orders.subList(orders.size() / 2, orders.size()));
    print(out, "of it in the journal", kept);
    print(out, "one commit of the journal", commits);
    print(out, "the disk alone, forced", forced);
    steps.forEach((name, times) -> print(out, name, times));
    steps.forEach((name, times) -> print(out, "later " + name, times.subList(times.size() / 2, times.size())));
  }

  private static void print(PrintStream out, String what, List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    out.println(
        String.format(
            Locale.ROOT,
            "%-26s %5d times: least %6.3f ms, median %6.3f ms, 99 %% %6.3f ms, longest %6.3f ms",
            what,
            sorted.size(),
            at(sorted, 0),
            at(sorted, 0.5),
            at(sorted, 0.99),
            at(sorted, 1)));
  }

  private static double at(List<Long> sorted, double share) {
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, index)) / 1e6;
  }
}
