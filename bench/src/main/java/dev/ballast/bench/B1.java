// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.analytics.ReturnGrid;
import dev.ballast.analytics.RollingGrid;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Ours of B1: rolling 90-bar beta, correlation and volatility of many assets. */
public final class B1 {
  private static final int THREADS = 2;

  private B1() {}

  /** Takes the arguments of a peer. */
  public static void main(String[] arguments) throws IOException {
    PeerRun run = PeerRun.of(arguments, THREADS);
    double[] benchmark = run.doubles("benchmark");
    ReturnGrid grid = ReturnGrid.of(run.rows("returns", benchmark.length), benchmark);
    RollingTask task = new RollingTask(grid, THREADS);
    try (Together threads = new Together(THREADS)) {
      run.time((long) grid.bars() * grid.assets(), () -> threads.run(task::run));
    }
    RollingGrid results = task.results();
    write(run, "beta", grid, results::betas);
    write(run, "correlation", grid, results::correlations);
    write(run, "volatility", grid, results::volatilities);
    run.finish();
  }

  private static void write(PeerRun run, String key, ReturnGrid grid, IntFunction<double[]> rows)
      throws IOException {
    double[] values =
        IntStream.range(0, grid.bars()).mapToObj(rows).flatMapToDouble(Arrays::stream).toArray();
    run.result(key, values, grid.bars(), grid.assets());
  }
}
