// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import java.io.IOException;

/** Ours of B2: target weights and a short perpetual, with exact books, margin and venue rules. */
public final class B2 {
  private B2() {}

  /** Takes the arguments of a peer. */
  public static void main(String[] arguments) throws IOException {
    PeerRun run = PeerRun.of(arguments, 1);
    WeightsData data = WeightsData.of(run);
    WeightsTask task = WeightsTask.of(data.prices(), data.funding(), data.rules(), data.monthly());
    double[][] equity = new double[1][];
    run.time(data.events(), () -> equity[0] = task.run().equity());
    run.result("growth", growth(equity[0]), data.prices().bars());
    run.finish();
  }

  /** Equity over what was paid in. */
  static double[] growth(double[] equity) {
    double[] growth = new double[equity.length];
    for (int bar = 0; bar < equity.length; bar++) {
      growth[bar] = equity[bar] / WeightsTask.START;
    }
    return growth;
  }
}
