// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What many simulations have come to: how much was done, and how often each thing went wrong. */
final class SimulationTally {
  /** What goes wrong in every few hundred, each by the name that it is counted under. */
  private static final List<String> KINDS =
      List.of(
          "answer 400 -1121",
          "answer 400 -2013",
          "answer 400 -4108",
          "answer 418 -1003",
          "answer late",
          "answer lost",
          "bad-gateway, done",
          "bad-gateway, not done",
          "clock-skew",
          "delisting",
          "disconnected, done",
          "error -1021",
          "error -2011",
          "filters",
          "gave up",
          "halt",
          "late-fill",
          "listen-key-expires",
          "message late",
          "message overtaken",
          "message twice",
          "no-answer, done",
          "no-answer, not done",
          "not-found",
          "overloaded, not done",
          "part-fills, last CANCELLED",
          "part-fills, last EXPIRES",
          "part-fills, last FILLS",
          "power cut",
          "request late, unanswered",
          "request lost",
          "request not sent",
          "server-error, done",
          "server-error, not done",
          "settled by the exchange",
          "short-history",
          "slow, done",
          "slow, not done",
          "stream cut",
          "stream not opened",
          "stream silent",
          "timeout, done",
          "timeout, not done",
          "too-many",
          "too-many, ban",
          "unavailable, not done",
          "unknown, done",
          "unknown, not done",
          "unlisted");

  private final long begun = System.nanoTime();
  private final LongAdder seeds = new LongAdder();
  private final LongAdder orders = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final SortedMap<String, LongAdder> bites = new ConcurrentSkipListMap<>();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();

  /** Counts one that has run; from any thread. */
  void add(Simulation one, String wrong) {
    seeds.increment();
    orders.add(one.venue().orders().size());
    requests.add(one.network().requests());
    one.bites()
        .forEach((kind, often) -> bites.computeIfAbsent(kind, _ -> new LongAdder()).add(often));
    if (!wrong.isEmpty()) {
      failed.add(wrong);
    }
  }

  /** Those in which something does not hold, each with what and its script. */
  Collection<String> failed() {
    return failed;
  }

  /** What has not gone wrong once. */
  List<String> missing() {
    return KINDS.stream()
        .filter(kind -> !bites.containsKey(kind) || bites.get(kind).sum() == 0)
        .toList();
  }

  /** Seeds, how long they took, and below how often each thing went wrong, a line each. */
  @Override
  public String toString() {
    double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    StringBuilder lines =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%d seeds in %.1f s, %.1f a second: %d orders, %d requests%n",
                seeds.sum(),
                seconds,
                seeds.sum() / seconds,
                orders.sum(),
                requests.sum()));
    bites.forEach((kind, often) -> lines.append("  %-28s %d%n".formatted(kind, often.sum())));
    return lines.toString();
  }
}
