// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.analytics.ReturnGrid;
import java.io.IOException;

/** Ours of B1: rolling 90-bar beta, correlation and volatility of many assets. */
public final class B1 {
  private static final int THREADS = 2;

  private B1() {}

  /** Takes the arguments of a peer. */
  public static void main(String[] arguments) throws IOException {
    PeerRun run = PeerRun.of(arguments, THREADS);
    double[] returns = run.doubles("returns");
    double[] benchmark = run.doubles("benchmark");
    int assets = returns.length / benchmark.length;
    RollingTask task = new RollingTask(ReturnGrid.of(assets, returns, benchmark), THREADS);
    try (Together threads = new Together(THREADS)) {
      run.time(returns.length, () -> threads.run(task::run));
    }
    run.result("beta", task.results().beta(), benchmark.length, assets);
    run.result("correlation", task.results().correlation(), benchmark.length, assets);
    run.result("volatility", task.results().volatility(), benchmark.length, assets);
    run.finish();
  }
}
