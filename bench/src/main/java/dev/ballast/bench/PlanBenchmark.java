// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.plan.Decision;
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

/**
 * One plan for cash alone on a made market, as {@code ballast plan} makes it: every spot is bought
 * and hedged to a beta, and what a person is advised is tried.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class PlanBenchmark {
  private static final int DAYS = 365;

  @Param({"30", "500"})
  public int spots;

  private WeightsTask task = WeightsTask.of(MadeWeights.daily(3, 2, false));

  @Setup
  public void make() {
    task = WeightsTask.of(MadeWeights.daily(spots, DAYS, false));
  }

  @Benchmark
  public Decision plan() {
    return task.plan();
  }
}
