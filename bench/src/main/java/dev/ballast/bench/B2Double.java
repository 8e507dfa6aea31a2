// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import java.io.IOException;

/** B2 by a plain engine in {@code double}: the yardstick for the exact books. */
public final class B2Double {
  private B2Double() {}

  /** Takes the arguments of a peer. */
  public static void main(String[] arguments) throws IOException {
    PeerRun run = PeerRun.of(arguments, 1).named("Java double");
    WeightsData data = WeightsData.of(run);
    if (data.toBeta()) {
      run.skip("a fixed share only");
      return;
    }
    DoubleWeights task = new DoubleWeights(data);
    double[][] equity = new double[1][];
    run.time(data.events(), () -> equity[0] = task.run());
    for (int bar = 0; bar < equity[0].length; bar++) {
      equity[0][bar] /= WeightsTask.START;
    }
    run.result("growth", equity[0], data.size());
    run.finish();
  }
}
