// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import java.io.IOException;

/** Ours of B2: a policy through a session, as {@code ballast backtest} runs it. */
public final class B2 {
  private B2() {}

  /** Takes the arguments of a peer. */
  public static void main(String[] arguments) throws IOException {
    PeerRun run = PeerRun.of(arguments, 1);
    WeightsData data = WeightsData.of(run);
    WeightsTask task = WeightsTask.of(data);
    double[][] growth = new double[1][];
    run.time(data.events(), () -> growth[0] = task.growth(task.run()));
    run.result("growth", growth[0], data.size());
    run.finish();
  }
}
