// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.engine.Backtest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** Ours of B2: a policy through a session, as {@code ballast backtest} runs it. */
public final class B2 {
  private B2() {}

  /** Takes the arguments of a peer. */
  public static void main(String[] arguments) throws IOException {
    PeerRun run = PeerRun.of(arguments, 1);
    WeightsData data = WeightsData.of(run);
    WeightsTask task = WeightsTask.of(data);
    AtomicReference<Backtest> last = new AtomicReference<>();
    run.time(data.events(), () -> last.set(task.run()));
    run.result("growth", task.growth(last.get()), data.size());
    run.finish();
  }
}
