// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** B3 on one thread: time a position, of 1,000 accounts x 50 positions in 200 contracts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RevaluationBenchmark {
  private static final long ONE = 100_000_000L;
  private static final int ACCOUNTS = 1000;
  private static final int HELD = 50;
  private static final int CONTRACTS = 200;
  private static final int TICKS = 16;

  private final RevaluationTask task = made();

  private static RevaluationTask made() {
    SplittableRandom random = new SplittableRandom(50);
    long[] marks = new long[TICKS * CONTRACTS];
    for (int i = 0; i < marks.length; i++) {
      marks[i] =
          i < CONTRACTS
              ? random.nextLong(1, 100_000) * ONE / 10
              : marks[i - CONTRACTS] / 1000 * random.nextLong(999, 1002);
    }
    long[] brackets = new long[CONTRACTS * 40];
    for (int tier = 0; tier < brackets.length / 4; tier++) {
      int k = tier % 10;
      brackets[tier * 4] = k * 20_000L * ONE;
      brackets[tier * 4 + 1] = (k + 1) * 20_000L * ONE;
      brackets[tier * 4 + 2] = (k + 1) * ONE / 200;
      brackets[tier * 4 + 3] = (long) k * (k + 1) / 2 * 100 * ONE;
    }
    long[] positions = new long[ACCOUNTS * HELD * 5];
    for (int i = 0; i < ACCOUNTS * HELD; i++) {
      int contract = (i * 7 + i / HELD) % CONTRACTS;
      positions[i * 5] = i / HELD;
      positions[i * 5 + 1] = contract;
      long size = random.nextLong(100, 250_000) * ONE / (marks[contract] / ONE * 1000 + 1) * 1000;
      positions[i * 5 + 2] = random.nextBoolean() ? size : -size;
      positions[i * 5 + 3] = marks[contract];
      positions[i * 5 + 4] = random.nextLong(1, 21) * ONE;
    }
    long[] balances = random.longs(ACCOUNTS, 100_000 * ONE, 500_000 * ONE).toArray();
    return new RevaluationTask(balances, positions, brackets, marks, 1);
  }

  @Benchmark
  @OperationsPerInvocation(ACCOUNTS * HELD * TICKS)
  public int full() {
    return task.full(0);
  }

  @Benchmark
  @OperationsPerInvocation(ACCOUNTS * HELD * TICKS)
  public Object incremental() {
    task.incremental(0);
    return task;
  }
}
