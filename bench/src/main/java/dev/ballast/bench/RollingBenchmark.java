// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.analytics.RollingGrid;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** B1 on one thread, beside a copy that reads and writes as much. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RollingBenchmark {
  private static final int BARS = 43_800;
  private static final int ASSETS = 100;

  private final double[][] source = new double[BARS][ASSETS];
  private final RollingTask task = new RollingTask(RollingTask.made(BARS, ASSETS), 1);

  @Setup
  public void fill() {
    for (double[] row : source) {
      Arrays.fill(row, 0.5);
    }
  }

  @Benchmark
  public RollingGrid statistics() {
    task.run(0);
    return task.results();
  }

  @Benchmark
  public RollingGrid copy() {
    RollingGrid into = task.results();
    for (int bar = 0; bar < BARS; bar++) {
      System.arraycopy(source[bar], 0, into.betas(bar), 0, ASSETS);
      System.arraycopy(source[bar], 0, into.correlations(bar), 0, ASSETS);
      System.arraycopy(source[bar], 0, into.volatilities(bar), 0, ASSETS);
    }
    return into;
  }
}
