// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import java.util.List;

/**
 * What a session has left behind, beside its journal.
 *
 * @param snapshots one for each bar's boundary, the first at the start
 * @param plans every plan, in order
 * @param imbalance the ledger's, zero
 */
public record Run(List<Session.Snapshot> snapshots, List<Plan> plans, long imbalance) {
  /** Copies the lists. */
  public Run {
    snapshots = List.copyOf(snapshots);
    plans = List.copyOf(plans);
  }

  public Session.Snapshot first() {
    return snapshots.getFirst();
  }

  public Session.Snapshot last() {
    return snapshots.getLast();
  }
}
