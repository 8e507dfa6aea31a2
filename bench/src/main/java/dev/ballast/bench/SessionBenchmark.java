// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.engine.Backtest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A session of a made market: two years of twenty spots in daily bars, hedged to a beta. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SessionBenchmark {
  private static final int SPOTS = 20;
  private static final int DAYS = 730;

  /** Whether it is rebalanced monthly, not daily. */
  @Param({"true", "false"})
  public boolean monthly;

  private WeightsTask task = WeightsTask.of(MadeWeights.daily(SPOTS, 2, false));

  @Setup
  public void make() {
    task = WeightsTask.of(MadeWeights.daily(SPOTS, DAYS, monthly));
  }

  @Benchmark
  public Backtest run() {
    return task.run();
  }
}
